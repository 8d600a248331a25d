using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Access;

/// <summary><c>relo me</c>.</summary>
internal sealed class MeCommand(CommandServices services) : ReloCommand("me", "Says who you are to the server, and what you may do", services)
{
    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.GetAsync("me", cancellationToken);
        var me = answer.Read(ReloJson.Default.MeReport);
        call.Output.Result(answer, () => Words(me));
        if (me.Notice is { } notice)
        {
            call.Output.Message(notice);
        }

        return ExitCodes.Done;
    }

    private static string Words(MeReport me)
    {
        List<string> lines =
        [
            $"{me.Actor} (by {me.By})",
            $"groups: {(me.Groups.IsEmpty ? "none" : string.Join(", ", me.Groups))}",
            $"roles:  {(me.Grants.IsEmpty ? "none" : string.Join(", ", me.Grants))}",
        ];
        if (me.ExpiresAt is { } end)
        {
            lines.Add($"until:  {Instants.Show(end)}");
        }

        return string.Join(Environment.NewLine, lines);
    }
}
