using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Calendar;

/// <summary><c>relo calendar</c>.</summary>
internal sealed class CalendarCommand : ReloCommand
{
    private readonly Option<string> _from = new("--from") { Description = "A day or an instant [default: the beginning of this month]", HelpName = "time" };
    private readonly Option<string> _to = new("--to") { Description = "The end, which is outside [default: a month later]", HelpName = "time" };
    private readonly Option<string[]> _groups = new("--group") { Description = "Only this release group; may be repeated", HelpName = "id" };
    private readonly Option<string[]> _environments = new("--environment") { Description = "Only what touches this environment; may be repeated", HelpName = "name" };

    public CalendarCommand(CommandServices services)
        : base("calendar", "Show the releases of a time, what groups plan beyond them, freezes, and what is in each other's way", services)
    {
        foreach (var option in new Option[] { _from, _to, _groups, _environments })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var path = ResourcePath.WithQuery(
            "calendar",
            ("from", call.Value(_from)),
            ("to", call.Value(_to)),
            ("groups", string.Join(',', call.Value(_groups) ?? [])),
            ("environments", string.Join(',', call.Value(_environments) ?? [])));
        var answer = await call.Client.GetAsync(path, cancellationToken);
        if (call.Output.IsJson)
        {
            call.Output.Result(answer, () => string.Empty);
        }
        else
        {
            new CalendarText(call.Shell.Out).Write(answer.Read(ReloJson.Default.CalendarReport));
        }

        return ExitCodes.Done;
    }
}
