namespace DeployTokenPortal.Configuration.Validation;

internal sealed class UsageOptionsValidator() : SectionValidator<UsageOptions>(UsageOptions.Section)
{
    protected override IEnumerable<SettingFault> Check(UsageOptions options)
    {
        if (options.RetentionDays is < 1 or > 3660)
            yield return Fault(nameof(options.RetentionDays), "a number of days from 1 to 3660");
    }
}
