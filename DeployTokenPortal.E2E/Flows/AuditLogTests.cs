using System.Text.Json;
using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Flows;

/// <summary>Who did what, as those who answer for it read it, take it home and check it.</summary>
public sealed class AuditLogTests(BrowserFixture browser)
{
    private static readonly string[] s_pull = ["read_registry"];

    [Fact]
    public async Task Administrator_takes_home_what_the_filters_show_and_no_secret()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var root = await browser.OpenAsync(portal);
        await root.SetUpAsync(portal);
        var svc = await root.CreateProjectAsync("svc", await root.CreateGroupAsync("acme"));
        var (_, secret) = await root.CreateTokenAsync(svc, "ci-push", s_pull);
        await root.SaveTokenAsync("ci-push");
        await root.CreateTokenAsync(svc, "other", s_pull);
        await root.SaveTokenAsync("other");

        await root.OpenAuditLogAsync("/admin");
        var whole = await root.ExportAuditLogAsync("JSON lines");
        await root.FilterAuditLogAsync("deploy_token_created", "ci-push");
        await Assertions.Expect(root.AuditRows()).ToHaveCountAsync(1);
        await root.RowOf("ci-push").GetByText("acme/svc").WaitForAsync();
        var csv = await root.ExportAuditLogAsync("CSV");
        await root.Page.ReloadAsync();
        await root.InteractiveAsync();
        await Assertions.Expect(root.AuditRows()).ToHaveCountAsync(1);
        var json = await root.ExportAuditLogAsync("JSON lines");

        Assert.Equal("audit-log.csv", csv.Name);
        Assert.Equal(2, csv.Lines.Length);
        Assert.StartsWith("id,created_at,event_name,", csv.Lines[0], StringComparison.Ordinal);
        Assert.Contains(",deploy_token_created,", csv.Lines[1], StringComparison.Ordinal);
        Assert.Equal("audit-log.jsonl", json.Name);
        using var row = JsonDocument.Parse(Assert.Single(json.Lines));
        Assert.Equal(("deploy_token_created", "ci-push", "acme/svc"), (Text(row, "event_name"), Text(row, "target_details"), Text(row, "entity_path")));
        Assert.Contains(Text(row, "hash"), csv.Lines[1], StringComparison.Ordinal);
        Assert.Contains(json.Lines[0], whole.Lines);
        Assert.DoesNotContain(whole.Lines.Concat(csv.Lines), line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Row_changed_behind_the_portals_back_is_named_by_the_page_and_by_the_command()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var root = await browser.OpenAsync(portal);
        await root.SetUpAsync(portal);
        var svc = await root.CreateProjectAsync("svc", await root.CreateGroupAsync("acme"));
        await root.CreateTokenAsync(svc, "ci-push", s_pull);
        await root.SaveTokenAsync("ci-push");
        await root.CreateGroupAsync("later");
        await root.OpenAuditLogAsync("/admin");
        await root.Button("Check now").ClickAsync();
        await root.Page.GetByText("Unbroken up to row").WaitForAsync();
        var before = await portal.RunAsync("verify-audit");

        var changed = await Command.RunAsync("sqlite3",
        [
            Path.Combine(portal.Data, "portal.db"), ".timeout 5000",
            "UPDATE AuditEvents SET AuthorName = 'Somebody else' WHERE Name = 'deploy_token_created' RETURNING Id",
        ]);
        await root.Button("Check now").ClickAsync();
        var after = await portal.RunAsync("verify-audit");

        Assert.True(before.ExitCode == 0, before.ToString());
        var row = changed.Output.Trim();
        Assert.True(row.Length > 0, changed.ToString());
        await root.Page.GetByText($"Broken at row {row}. It does not say what was written.").WaitForAsync();
        Assert.Equal(3, after.ExitCode);
        Assert.Contains($"broken at row {row}: It does not say what was written.", after.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maintainer_reads_the_log_of_the_group_only_and_a_developer_none()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var root = await browser.OpenAsync(portal);
        await root.SetUpAsync(portal);
        var acme = await root.CreateGroupAsync("acme");
        await root.CreateProjectAsync("svc", acme);
        var foreign = await root.CreateGroupAsync("foreign");
        await root.CreateProjectAsync("theirs", foreign);
        await using var developer = await browser.OpenAsync(portal);
        await developer.AcceptAsync(await root.InviteAsync("Deva"));
        await using var maintainer = await browser.OpenAsync(portal);
        await maintainer.AcceptAsync(await root.InviteAsync("Mats"));
        await root.AddMemberAsync(acme, "Deva", "Developer");
        await root.AddMemberAsync(acme, "Mats", "Maintainer");

        await maintainer.OpenAuditLogAsync(acme);
        await maintainer.RowOf("project_created").GetByText("acme/svc").WaitForAsync();
        // The group, its project and two members: nothing of the instance, of signing in or of the other group.
        await Assertions.Expect(maintainer.AuditRows()).ToHaveCountAsync(4);
        await Assertions.Expect(maintainer.Button("Check now")).ToHaveCountAsync(0);
        var (_, lines) = await maintainer.ExportAuditLogAsync("JSON lines");
        await developer.GoToAsync($"{acme}/audit-log");
        await developer.Page.GetByText("Your level on acme is too low. You are a Developer.").WaitForAsync();
        await Assertions.Expect(developer.AuditRows()).ToHaveCountAsync(0);

        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("acme", PathOf(line), StringComparison.Ordinal));
        Assert.Equal(404, await StatusAsync(maintainer, $"{foreign}/audit-log/events.csv"));
        Assert.Equal(403, await StatusAsync(maintainer, "/admin/audit-log/events.csv"));
        Assert.Equal(403, await StatusAsync(developer, $"{acme}/audit-log/events.jsonl"));
    }

    private static string PathOf(string line)
    {
        using var row = JsonDocument.Parse(line);
        return Text(row, "entity_path");
    }

    private static string Text(JsonDocument row, string name) => row.RootElement.GetProperty(name).GetString()!;

    // As the browser would, with its cookies.
    private static async Task<int> StatusAsync(Visitor visitor, string path) => (await visitor.Page.APIRequest.GetAsync(path)).Status;
}
