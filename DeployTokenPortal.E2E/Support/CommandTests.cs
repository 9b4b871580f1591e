namespace DeployTokenPortal.E2E.Support;

public sealed class CommandTests
{
    // More than a pipe holds, so that the writer still writes when the program has ended.
    [Fact]
    public async Task Program_that_does_not_read_its_input_is_judged_by_how_it_ends()
    {
        var done = await Command.RunAsync("true", [], new string('x', 1 << 20));

        Assert.Equal(0, done.ExitCode);
    }
}
