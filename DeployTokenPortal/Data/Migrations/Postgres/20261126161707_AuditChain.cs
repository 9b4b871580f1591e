using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DeployTokenPortal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Hash",
                table: "AuditEvents",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TokenId",
                table: "AuditEvents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TokenName",
                table: "AuditEvents",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditChainHeads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    BeginsAfter = table.Column<long>(type: "bigint", nullable: false),
                    LastId = table.Column<long>(type: "bigint", nullable: false),
                    LastHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditChainHeads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditShipments",
                columns: table => new
                {
                    Target = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    LastId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditShipments", x => x.Target);
                });

            // Written by hand: the chain begins after the rows that are there; nothing can be proved of them.
            migrationBuilder.Sql("""
                INSERT INTO "AuditChainHeads" ("Id", "BeginsAfter", "LastId")
                SELECT 1, COALESCE(MAX("Id"), 0), COALESCE(MAX("Id"), 0) FROM "AuditEvents";
                """);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_At",
                table: "AuditEvents",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_Door_Id",
                table: "AuditEvents",
                columns: new[] { "Door", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_Name_Id",
                table: "AuditEvents",
                columns: new[] { "Name", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditChainHeads");

            migrationBuilder.DropTable(
                name: "AuditShipments");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_At",
                table: "AuditEvents");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_Door_Id",
                table: "AuditEvents");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_Name_Id",
                table: "AuditEvents");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "AuditEvents");

            migrationBuilder.DropColumn(
                name: "TokenId",
                table: "AuditEvents");

            migrationBuilder.DropColumn(
                name: "TokenName",
                table: "AuditEvents");
        }
    }
}
