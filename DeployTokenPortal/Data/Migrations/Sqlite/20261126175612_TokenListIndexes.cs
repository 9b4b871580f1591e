using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DeployTokenPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TokenListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DeployTokens_ExpiresAt",
                table: "DeployTokens");

            migrationBuilder.CreateIndex(
                name: "IX_Projects_FullPath",
                table: "Projects",
                column: "FullPath",
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Groups_FullPath",
                table: "Groups",
                column: "FullPath",
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DeployTokens_ExpiresAt",
                table: "DeployTokens",
                column: "ExpiresAt",
                filter: "\"DeletedAt\" IS NULL AND \"RevokedAt\" IS NULL AND \"ExpiresAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DeployTokens_GroupId_DeletedAt_Id",
                table: "DeployTokens",
                columns: new[] { "GroupId", "DeletedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DeployTokens_LastUsedAt",
                table: "DeployTokens",
                column: "LastUsedAt",
                filter: "\"DeletedAt\" IS NULL AND \"LastUsedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DeployTokens_ProjectId_DeletedAt_Id",
                table: "DeployTokens",
                columns: new[] { "ProjectId", "DeletedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Projects_FullPath",
                table: "Projects");

            migrationBuilder.DropIndex(
                name: "IX_Groups_FullPath",
                table: "Groups");

            migrationBuilder.DropIndex(
                name: "IX_DeployTokens_ExpiresAt",
                table: "DeployTokens");

            migrationBuilder.DropIndex(
                name: "IX_DeployTokens_GroupId_DeletedAt_Id",
                table: "DeployTokens");

            migrationBuilder.DropIndex(
                name: "IX_DeployTokens_LastUsedAt",
                table: "DeployTokens");

            migrationBuilder.DropIndex(
                name: "IX_DeployTokens_ProjectId_DeletedAt_Id",
                table: "DeployTokens");

            migrationBuilder.CreateIndex(
                name: "IX_DeployTokens_ExpiresAt",
                table: "DeployTokens",
                column: "ExpiresAt");
        }
    }
}
