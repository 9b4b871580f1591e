namespace DeployTokenPortal.Configuration;

/// <summary>Section <c>Portal:Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Portal:Database";

    /// <summary>Which database is used.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Whether the schema is brought up to date at start; otherwise the <c>migrate</c> command does it and a start on an old schema fails.</summary>
    public bool MigrateOnStart { get; set; } = true;
}

/// <summary>The databases the portal runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>A file in the data directory; one node.</summary>
    Sqlite,

    /// <summary>A server; one node or several.</summary>
    PostgreSql,
}
