using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary><c>relo audit show</c>: the trail of the system, or of a release, by who, what and when.</summary>
internal sealed class ShowAuditCommand : ReloCommand
{
    private readonly Argument<string?> _release = new("release") { Description = "The id of a release", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _system = new("--system") { Description = "The trail of the system: what was changed besides releases, and what was refused" };
    private readonly Option<bool> _freezes = new("--freezes") { Description = "The trail of the freezes" };
    private readonly Option<string> _actor = new("--actor") { Description = "Only what this one did, such as alice", HelpName = "who" };
    private readonly Option<string> _kind = new("--kind") { Description = "Only this, such as definition.saved, or definition for all about definitions", HelpName = "event" };
    private readonly Option<string> _from = new("--from") { Description = "Not before this instant", HelpName = "instant" };
    private readonly Option<string> _until = new("--until") { Description = "Before this instant", HelpName = "instant" };
    private readonly Option<long?> _after = new("--after") { Description = "Only entries after this one", HelpName = "sequence" };
    private readonly Option<int?> _last = new("--last") { Description = "Of the last so many", HelpName = "n" };
    private readonly Option<int> _limit = new("--limit") { Description = "At most so many", HelpName = "n", DefaultValueFactory = _ => 200 };

    public ShowAuditCommand(CommandServices services)
        : base("show", "Show entries of the audit trail of the system or of a release", services)
    {
        Arguments.Add(_release);
        foreach (var option in new Option[] { _system, _freezes, _actor, _kind, _from, _until, _after, _last, _limit })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var release = call.Value(_release);
        var (isSystem, isFreezes) = (call.Value(_system), call.Value(_freezes));
        if ((string.IsNullOrEmpty(release) ? 0 : 1) + (isSystem ? 1 : 0) + (isFreezes ? 1 : 0) != 1)
        {
            throw ReloException.Usage("Name one trail: a release, --system or --freezes.");
        }

        var path = ResourcePath.WithQuery(
            release is null ? "audit" : ResourcePath.Release(release, "audit"),
            ("trail", isFreezes ? "freezes" : null), ("actor", call.Value(_actor)), ("kind", call.Value(_kind)), ("from", call.Value(_from)), ("until", call.Value(_until)),
            ("after", call.Value(_after)?.ToString()), ("last", call.Value(_last)?.ToString()), ("limit", call.Value(_limit).ToString()));
        var answer = await call.Client.GetAsync(path, cancellationToken);
        var page = answer.Read(ReloJson.Default.PageAuditLine);
        call.Output.Result(answer, () => string.Join(Environment.NewLine, page.Items.Select(line => AuditText.Show(line.Entry, release is null ? "system" : "release"))));
        if (page.NextCursor is { Length: > 0 } next)
        {
            call.Output.Message($"There are more: --after {next}");
        }

        return ExitCodes.Done;
    }
}
