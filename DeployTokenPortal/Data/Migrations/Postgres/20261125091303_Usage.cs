using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DeployTokenPortal.Data.Migrations.Postgres
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
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HolderUses",
                columns: table => new
                {
                    Holder = table.Column<short>(type: "smallint", nullable: false),
                    HolderId = table.Column<long>(type: "bigint", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Allowed = table.Column<long>(type: "bigint", nullable: false),
                    Refused = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HolderUses", x => new { x.Holder, x.HolderId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "TokenAddresses",
                columns: table => new
                {
                    TokenId = table.Column<long>(type: "bigint", nullable: false),
                    Address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FirstAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastFor = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TokenAddresses", x => new { x.TokenId, x.Address });
                });

            migrationBuilder.CreateTable(
                name: "TokenUses",
                columns: table => new
                {
                    TokenId = table.Column<long>(type: "bigint", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Door = table.Column<short>(type: "smallint", nullable: false),
                    Action = table.Column<short>(type: "smallint", nullable: false),
                    Outcome = table.Column<short>(type: "smallint", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastAddress = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    LastFor = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    LastTarget = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    LastUsername = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TokenUses", x => new { x.TokenId, x.Day, x.Door, x.Action, x.Outcome });
                });

            migrationBuilder.CreateTable(
                name: "UnknownAttempts",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
