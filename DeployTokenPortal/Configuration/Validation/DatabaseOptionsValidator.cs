using System.Data.Common;

namespace DeployTokenPortal.Configuration.Validation;

internal sealed class DatabaseOptionsValidator(IConfiguration configuration) : SectionValidator<DatabaseOptions>(DatabaseOptions.Section)
{
    private const string ConnectionKey = "ConnectionStrings:Portal";

    protected override IEnumerable<SettingFault> Check(DatabaseOptions options)
    {
        var connection = configuration[ConnectionKey];
        if (string.IsNullOrWhiteSpace(connection))
        {
            if (options.Provider == DatabaseProvider.PostgreSql)
                yield return new SettingFault(ConnectionKey, "a PostgreSQL connection string such as Host=db.example.com;Database=portal;Username=portal;Password=…");
        }
        else if (!IsConnectionString(connection))
        {
            yield return new SettingFault(ConnectionKey, "pairs of name=value parted by semicolons");
        }
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = text }.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
