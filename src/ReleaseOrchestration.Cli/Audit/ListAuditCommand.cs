using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary><c>relo audit list</c>.</summary>
internal sealed class ListAuditCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _path = new("--path") { Description = "The trail of a subprocess, such as deploy.run/", HelpName = "path" };
    private readonly Option<int?> _run = ReleaseArguments.Run();
    private readonly Option<long?> _after = new("--after") { Description = "Only entries after this one", HelpName = "sequence" };
    private readonly Option<int> _limit = new("--limit") { Description = "At most so many", HelpName = "n", DefaultValueFactory = _ => 200 };

    public ListAuditCommand(CommandServices services)
        : base("list", "List the entries of a release's audit trail", services)
    {
        Arguments.Add(_release);
        Options.Add(_path);
        Options.Add(_run);
        Options.Add(_after);
        Options.Add(_limit);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var path = ResourcePath.WithQuery(
            ResourcePath.Release(call.Required(_release), "audit"), ("path", call.Value(_path)), ("run", call.Value(_run)?.ToString()), ("after", call.Value(_after)?.ToString()), ("limit", call.Value(_limit).ToString()));
        var answer = await call.Client.GetAsync(path, cancellationToken);
        var page = answer.Read(ReloJson.Default.PageAuditLine);
        call.Output.Result(answer, () => string.Join(Environment.NewLine, page.Items.Select(line => AuditText.Show(line.Entry))));
        if (page.NextCursor is { Length: > 0 } && page.Items is [.., var last])
        {
            call.Output.Message($"There are more: --after {last.Sequence}");
        }

        return ExitCodes.Done;
    }
}
