using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DeployTokenPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProjectAndGroupSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Projects_SearchText",
                table: "Projects",
                column: "SearchText",
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Groups_SearchText",
                table: "Groups",
                column: "SearchText",
                filter: "\"DeletedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Projects_SearchText",
                table: "Projects");

            migrationBuilder.DropIndex(
                name: "IX_Groups_SearchText",
                table: "Groups");
        }
    }
}
