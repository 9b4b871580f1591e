using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Tests.Architecture;

/// <summary>House-style §3: what every class looks like.</summary>
public sealed class CodeShapeTests
{
    // The Razor compiler writes components that have no code-behind, and it does not seal them.
    [Fact]
    public void Class_is_sealed_static_or_abstract()
    {
        var open = PortalTypes.Uses.Keys
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Where(type => !PortalTypes.IsGenerated(type) && !typeof(IComponent).IsAssignableFrom(type) && type.Name != "_Imports");

        Verdict.None(open);
    }

    [Fact]
    public void Interface_has_two_implementations_or_the_outside_world_behind_it()
    {
        string[] outsideWorld = ["ISigningKeyStore", "IPrivateKeyProtector"];
        // The load project has the other one, which tells what recording costs.
        string[] twoWithTheLoadProject = ["IUsageRecorder"];

        var lonely = PortalTypes.Uses.Keys
            .Where(type => type.IsInterface && !outsideWorld.Contains(type.Name) && !twoWithTheLoadProject.Contains(type.Name))
            .Where(type => PortalTypes.Uses.Keys.Count(other => other.IsClass && other.IsAssignableTo(type)) < 2);

        Verdict.None(lonely);
    }

    [Fact]
    public void Name_is_no_drawer()
    {
        string[] drawers = ["Helper", "Helpers", "Manager", "Util", "Utils", "Utilities"];

        Verdict.None(PortalTypes.Uses.Keys.Where(type => drawers.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))));
    }
}
