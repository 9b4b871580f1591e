using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DeployTokenPortal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ProjectAndGroupSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
