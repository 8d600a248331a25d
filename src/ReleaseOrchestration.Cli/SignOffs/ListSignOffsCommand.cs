using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.SignOffs;

/// <summary><c>relo sign-off list</c>.</summary>
internal sealed class ListSignOffsCommand : ReloCommand
{
    private readonly Option<bool> _mine = new("--mine") { Description = "Only those that --as, or a group of --groups, may decide" };

    public ListSignOffsCommand(CommandServices services)
        : base("list", "List the sign-offs that wait for a decision", services) => Options.Add(_mine);

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var path = ResourcePath.WithQuery("sign-offs", ("mine", call.Value(_mine) ? "true" : null));
        var answer = await call.Client.GetAsync(path, cancellationToken);
        call.Output.Rows(answer, () => answer.Read(ReloJson.Default.PageSignOffLine).Items.Aggregate(
            new TextTable("RELEASE", "PATH", "GIVEN", "WAITS FOR", "SINCE", "DEADLINE") { Empty = "No sign-off waits for a decision." },
            Add));
        return ExitCodes.Done;
    }

    private static TextTable Add(TextTable table, SignOffLine line)
    {
        var ballot = line.SignOff?.Approval;
        return table.Add(
            line.ReleaseId,
            line.Path,
            $"{ballot?.Given ?? 0}/{ballot?.Needed ?? 0}",
            string.Join(", ", ballot?.OpenSeats ?? []),
            Instants.Show(line.SignOff?.OpenedAt),
            Instants.Show(ballot?.Deadline));
    }
}
