namespace DeployTokenPortal.Configuration.Validation;

internal sealed class ApiOptionsValidator() : SectionValidator<ApiOptions>(ApiOptions.Section)
{
    protected override IEnumerable<SettingFault> Check(ApiOptions options)
    {
        if (options.RequestsPerMinute is < 1 or > 1_000_000)
            yield return Fault(nameof(options.RequestsPerMinute), "a number from 1 to 1000000");
    }
}
