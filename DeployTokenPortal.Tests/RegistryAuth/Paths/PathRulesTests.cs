using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Paths;

namespace DeployTokenPortal.Tests.RegistryAuth.Paths;

/// <summary>Contract §5.3 to §5.9 and §6: what each method and path of each format means. "-" is refused; "!" wants a credential even where all may read.</summary>
public sealed class PathRulesTests
{
    public static TheoryData<RegistryFormat, string, string, string> Rows { get; } = Read("""
        Npm       GET    /@acme%2fwidget                               Read
        Npm       HEAD   /@acme/widget                                 Read
        Npm       GET    /@acme%2fwidget/-/widget-1.0.0.tgz            Read
        Npm       GET    /@acme%2fwidget?write=true                    Read
        Npm       GET    /-/package/@acme%2fwidget/dist-tags           Read
        Npm       GET    /-/whoami                                     Read!
        Npm       PUT    /@acme%2fwidget                               Write!
        Npm       PUT    /@acme/widget                                 Write!
        Npm       PUT    /widget                                       Write!
        Npm       PUT    /widget/-rev/3-abc                            Write!
        Npm       PUT    /-/package/@acme%2fwidget/dist-tags/beta      Write!
        Npm       DELETE /-/package/@acme%2fwidget/dist-tags/beta      Delete!
        Npm       DELETE /@acme/widget/-/widget-1.0.0.tgz/-rev/3-abc   Delete!
        Npm       DELETE /widget/-rev/3-abc                            Delete!
        Npm       POST   /-/npm/v1/security/advisories/bulk            Read!
        Npm       POST   /-/npm/v1/security/audits/quick               Read!
        Npm       POST   /-/npm/v1/tokens                              -
        Npm       PUT    /-/user/org.couchdb.user:eve                  -
        Npm       PUT    /                                             -
        Npm       POST   /widget                                       -
        Npm       get    /widget                                       -
        Npm       TRACE  /widget                                       -
        Maven     GET    /com/acme/a/1.0/a-1.0.jar                     Read
        Maven     HEAD   /com/acme/a/maven-metadata.xml                Read
        Maven     PUT    /com/acme/a/1.0/a-1.0.jar.sha1                Write!
        Maven     DELETE /com/acme/a/1.0/a-1.0.jar                     Delete!
        Maven     PUT    /                                             -
        Maven     PUT    /com/acme/                                    -
        Maven     POST   /com/acme/a                                   -
        Maven     MKCOL  /com/acme                                     -
        PyPi      GET    /simple/widget/                               Read
        PyPi      GET    /files/00ff/widget-1.0.whl                    Read
        PyPi      POST   /                                             Write!
        PyPi      POST   /legacy/                                      Write!
        PyPi      POST   /simple/widget/                               -
        PyPi      PUT    /widget                                       -
        NuGet     GET    /index.json                                   Public
        NuGet     GET    /v2                                           Public
        NuGet     GET    /v2/$metadata                                 Public
        NuGet     GET    /v2/Packages                                  Read
        NuGet     GET    /query?q=a                                    Read
        NuGet     GET    /metadata/widget/index                        Read
        NuGet     GET    /download/widget/1.0/widget.1.0.nupkg         Read
        NuGet     PUT    /                                             Write!
        NuGet     PUT    /symbolpackage                                Write!
        NuGet     PUT    /v2                                           Write!
        NuGet     DELETE /Widget/1.0.0                                 Delete!
        NuGet     DELETE /Widget                                       -
        NuGet     PUT    /index.json                                   -
        Conan     GET    /v1/ping                                      Public
        Conan     GET    /v2/users/authenticate                        Public!
        Conan     GET    /v1/users/check_credentials                   Public!
        Conan     GET    /v2/conans/search?q=a                         Read
        Conan     GET    /v2/conans/a/1/_/_/revisions                  Read
        Conan     POST   /v1/conans/a/1/_/_/upload_urls                Read!
        Conan     PUT    /v2/conans/a/1/_/_/revisions/r/files/c.py     Write!
        Conan     PUT    /v1/files/a/1/_/_/0/export/conanfile.py       Write!
        Conan     DELETE /v2/conans/a/1/_/_/revisions/r                Delete!
        Conan     POST   /v1/conans/a/1/_/_/packages/delete            Delete!
        Conan     GET    /v3/ping                                      -
        Conan     DELETE /v2/conans                                    -
        Generic   GET    /app/1.0/app.bin                              Read
        Generic   PUT    /app/1.0/app.bin                              Write!
        Generic   DELETE /app/1.0/app.bin                              Delete!
        Generic   PATCH  /app/1.0/app.bin                              -
        Helm      GET    /stable/index.yaml                            Read
        Helm      GET    /stable/charts/a-1.tgz                        Read
        Helm      POST   /api/stable/charts                            Write!
        Helm      DELETE /api/charts/a/1.0                             Delete!
        Helm      PUT    /stable/index.yaml                            -
        Composer  GET    /p2/acme/a.json                               Read
        Composer  POST   /                                             Write!
        Composer  POST   /p2                                           -
        Go        GET    /example.com/m/@v/list                        Read
        Go        PUT    /example.com/m/@v/v1.zip                      -
        RubyGems  GET    /gems/a-1.gem                                 Read
        RubyGems  GET    /api/v1/dependencies?gems=a                   Read
        RubyGems  POST   /api/v1/gems                                  Write!
        RubyGems  DELETE /api/v1/gems/yank                             Delete!
        RubyGems  POST   /api/v1/owners                                -
        Debian    GET    /dists/stable/Release                         Read
        Debian    PUT    /a_1.0_amd64.deb                              Write!
        Git       GET    /acme/app.git/info/refs?service=git-upload-pack   Read
        Git       GET    /acme/app.git/info/refs?service=git-receive-pack  Write!
        Git       POST   /acme/app.git/git-upload-pack                 Read
        Git       POST   /acme/app.git/git-receive-pack                Write!
        Git       POST   /acme/app.git/info/lfs/objects/batch          Write!
        Git       GET    /acme/app.git/info/lfs/objects/00ff           Read
        Git       PUT    /acme/app.git/info/lfs/objects/00ff           Write!
        Git       HEAD   /acme/app.git/info/refs?service=git-upload-pack   -
        Git       GET    /acme/app.git/info/refs                       -
        Git       GET    /acme/app.git/info/refs?service=git-upload-pack&service=git-receive-pack -
        Git       GET    /acme/app.git/info/refs?service=git-receive-pack-git-upload-pack -
        Git       GET    /acme/app.git/HEAD                            -
        Git       GET    /acme/app.git/x.git/info/refs?service=git-upload-pack -
        Git       GET    /acme/app.git/git-upload-pack                 -
        Oci       GET    /v2/                                          Read!
        Oci       GET    /v2/_catalog                                  Read
        Oci       HEAD   /v2/acme/app/manifests/v1                     Read
        Oci       GET    /v2/acme/app/blobs/sha256:00                  Read
        Oci       GET    /v2/acme/app/tags/list                        Read
        Oci       GET    /v2/acme/app/referrers/sha256:00              Read
        Oci       POST   /v2/acme/app/blobs/uploads/                   Write!
        Oci       PATCH  /v2/acme/app/blobs/uploads/u                  Write!
        Oci       PUT    /v2/acme/app/blobs/uploads/u                  Write!
        Oci       PUT    /v2/acme/app/manifests/v1                     Write!
        Oci       DELETE /v2/acme/app/manifests/sha256:00              Delete!
        Oci       GET    /v1/search                                    -
        Oci       PUT    /v2/manifests/v1                              -
        """);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Method_and_path_mean(RegistryFormat format, string method, string target, string expected)
    {
        var verdict = PathRules.Judge(format, method, RequestPath.Parse(target)!);

        Assert.Equal(expected, verdict is null ? "-" : verdict.Access + (verdict.NeedsCredential ? "!" : ""));
    }

    [Fact]
    public void Every_format_has_rows() => Assert.Equal(Enum.GetValues<RegistryFormat>().Order(), Rows.Select(row => row.Data.Item1).Distinct().Order());

    private static TheoryData<RegistryFormat, string, string, string> Read(string table)
    {
        var rows = new TheoryData<RegistryFormat, string, string, string>();
        foreach (var cells in table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            rows.Add(Enum.Parse<RegistryFormat>(cells[0]), cells[1], cells[2], cells[3]);
        return rows;
    }
}
