using DeployTokenPortal.Configuration.Validation;

namespace DeployTokenPortal.Configuration.Observability;

internal sealed class TracingOptionsValidator() : SectionValidator<TracingOptions>(TracingOptions.Section)
{
    protected override IEnumerable<SettingFault> Check(TracingOptions options)
    {
        if (options.Endpoint is not null && !options.TryGetAddress(out _))
            yield return Fault(nameof(options.Endpoint), "an absolute http or https address without query or user, such as http://collector.example.com:4317");
        if (options.SamplePercent is < 1 or > 100)
            yield return Fault(nameof(options.SamplePercent), "a number from 1 to 100");
    }
}
