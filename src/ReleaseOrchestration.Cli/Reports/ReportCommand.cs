using System.CommandLine;
using System.Text;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Core.Reports;

namespace ReleaseOrchestration.Cli.Reports;

/// <summary><c>relo report</c>.</summary>
internal sealed class ReportCommand : ReloCommand
{
    private readonly Argument<string> _name = new("name") { Description = $"Which: {string.Join(", ", ReleaseReports.Names)}" };
    private readonly Option<string> _from = new("--from") { Description = "About what ended since a day or an instant [default: 90 days before --to]", HelpName = "time" };
    private readonly Option<string> _to = new("--to") { Description = "About what ended before a day or an instant [default: now]", HelpName = "time" };
    private readonly Option<string> _group = new("--group") { Description = "Only of a release group; several with commas", HelpName = "id" };
    private readonly Option<string> _environment = new("--environment") { Description = "Only in an environment; several with commas", HelpName = "name" };
    private readonly Option<bool> _csv = new("--csv") { Description = "As CSV, with lengths of time in seconds" };

    public ReportCommand(CommandServices services)
        : base("report", "Tells what ended: how often, how fast, how safely, and who was waited for", services)
    {
        Arguments.Add(_name);
        foreach (var option in (Option[])[_from, _to, _group, _environment, _csv])
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var isCsv = call.Value(_csv);
        if (isCsv && call.Output.IsJson)
        {
            throw ReloException.Usage("Take --csv or --json, not both.");
        }

        var path = ResourcePath.WithQuery(
            $"reports/{Uri.EscapeDataString(call.Value(_name)!)}",
            [("from", call.Value(_from)), ("to", call.Value(_to)), ("groups", call.Value(_group)), ("environments", call.Value(_environment)), ("format", isCsv ? "csv" : "json")]);
        var answer = await call.Client.GetAsync(path, cancellationToken);
        if (isCsv)
        {
            call.Output.Shell.Out.Write(Encoding.UTF8.GetString(answer.Body));
        }
        else
        {
            call.Output.Rows(answer, () => ReportTableText.Of(answer.Read(ReloJson.Default.ReportAnswer)));
        }

        return ExitCodes.Done;
    }
}
