using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DeployTokenPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RegistryConnectionUpstreams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Edited: connections that exist were made by administrators, are hosted, and serve.
            migrationBuilder.AddColumn<bool>(
                name: "IsEnabled",
                table: "RegistryConnections",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "RegistryConnections",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Hosted");

            migrationBuilder.AddColumn<bool>(
                name: "MayReachPrivate",
                table: "RegistryConnections",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "ProtectedPassword",
                table: "RegistryConnections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UpstreamUsername",
                table: "RegistryConnections",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "RegistryConnections",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsEnabled",
                table: "RegistryConnections");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "RegistryConnections");

            migrationBuilder.DropColumn(
                name: "MayReachPrivate",
                table: "RegistryConnections");

            migrationBuilder.DropColumn(
                name: "ProtectedPassword",
                table: "RegistryConnections");

            migrationBuilder.DropColumn(
                name: "UpstreamUsername",
                table: "RegistryConnections");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "RegistryConnections");
        }
    }
}
