using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DeployTokenPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Usage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "LastWroteAt",
                table: "DeployTokens",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HolderUses",
                columns: table => new
                {
                    Holder = table.Column<short>(type: "INTEGER", nullable: false),
                    HolderId = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Allowed = table.Column<long>(type: "INTEGER", nullable: false),
                    Refused = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HolderUses", x => new { x.Holder, x.HolderId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "TokenAddresses",
                columns: table => new
                {
                    TokenId = table.Column<long>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FirstAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastFor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TokenAddresses", x => new { x.TokenId, x.Address });
                });

            migrationBuilder.CreateTable(
                name: "TokenUses",
                columns: table => new
                {
                    TokenId = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Door = table.Column<short>(type: "INTEGER", nullable: false),
                    Action = table.Column<short>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<short>(type: "INTEGER", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAddress = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LastFor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LastTarget = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LastUsername = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TokenUses", x => new { x.TokenId, x.Day, x.Door, x.Action, x.Outcome });
                });

            migrationBuilder.CreateTable(
                name: "UnknownAttempts",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnknownAttempts", x => new { x.Day, x.Address });
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeployTokens_GroupCounts",
                table: "DeployTokens",
                columns: new[] { "GroupId", "Scopes", "DeletedAt", "RevokedAt", "ExpiresAt", "CreatedAt", "LastUsedAt", "LastWroteAt", "CreatedById" });

            migrationBuilder.CreateIndex(
                name: "IX_DeployTokens_ProjectCounts",
                table: "DeployTokens",
                columns: new[] { "ProjectId", "Scopes", "DeletedAt", "RevokedAt", "ExpiresAt", "CreatedAt", "LastUsedAt", "LastWroteAt", "CreatedById" });

            migrationBuilder.CreateIndex(
                name: "IX_HolderUses_Day_Allowed_Refused",
                table: "HolderUses",
                columns: new[] { "Day", "Allowed", "Refused" });

            migrationBuilder.CreateIndex(
                name: "IX_HolderUses_Holder_HolderId_Day_Allowed_Refused",
                table: "HolderUses",
                columns: new[] { "Holder", "HolderId", "Day", "Allowed", "Refused" });

            migrationBuilder.CreateIndex(
                name: "IX_TokenAddresses_LastAt",
                table: "TokenAddresses",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_TokenUses_Day",
                table: "TokenUses",
                column: "Day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HolderUses");

            migrationBuilder.DropTable(
                name: "TokenAddresses");

            migrationBuilder.DropTable(
                name: "TokenUses");

            migrationBuilder.DropTable(
                name: "UnknownAttempts");

            migrationBuilder.DropIndex(
                name: "IX_DeployTokens_GroupCounts",
                table: "DeployTokens");

            migrationBuilder.DropIndex(
                name: "IX_DeployTokens_ProjectCounts",
                table: "DeployTokens");

            migrationBuilder.DropColumn(
                name: "LastWroteAt",
                table: "DeployTokens");
        }
    }
}
