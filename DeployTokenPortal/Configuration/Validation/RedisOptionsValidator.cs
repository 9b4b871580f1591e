using DeployTokenPortal.Configuration.Backplane;
using StackExchange.Redis;

namespace DeployTokenPortal.Configuration.Validation;

internal sealed class RedisOptionsValidator() : SectionValidator<RedisOptions>(RedisOptions.Section)
{
    protected override IEnumerable<SettingFault> Check(RedisOptions options)
    {
        if (options.Configuration is { } text && !IsRedis(text))
            yield return Fault(nameof(options.Configuration), "servers and options parted by commas, such as redis.example.com:6379,password=…,ssl=true");
    }

    private static bool IsRedis(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }
}
