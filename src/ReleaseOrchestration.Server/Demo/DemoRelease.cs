using ReleaseOrchestration.Server.Demo.Display;
using ReleaseOrchestration.Server.Demo.Simulation;

namespace ReleaseOrchestration.Server.Demo;

/// <summary>One release of three services, watched from its start to its end.</summary>
internal sealed class DemoRelease(DemoApi api, PipelineSimulator simulator, IReleaseView view, TimeProvider timeProvider)
{
    private static readonly TimeSpan LongestAuto = TimeSpan.FromMinutes(3);

    /// <returns>Whether it succeeded and everything was as it should be.</returns>
    public async Task<bool> RunAsync(bool auto, CancellationToken cancellationToken)
    {
        await api.ApplyAsync(await DemoSamples.ReadAsync(simulator.Url, cancellationToken), cancellationToken);
        var id = await api.StartReleaseAsync(DemoSamples.Process, DemoSamples.InputSet, "Demo", cancellationToken);
        view.Say($"Release {id} of {DemoSamples.Process} with the inputs of {DemoSamples.InputSet}");
        using var patience = new CancellationTokenSource(auto ? LongestAuto : Timeout.InfiniteTimeSpan, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await WatchAsync(id, auto, either);
        }
        catch (OperationCanceledException late) when (patience.IsCancellationRequested)
        {
            throw new DemoException($"the release did not end within {LongestAuto.TotalMinutes} minutes", late);
        }

        var verification = await api.VerifyAsync(id, cancellationToken);
        var summary = new DemoSummary(await ReadAsync(id, cancellationToken), simulator.RunsOf(id), verification);
        summary.Lines.ToList().ForEach(view.Say);
        return summary.IsGood;
    }

    private async Task WatchAsync(string id, bool auto, CancellationTokenSource stop)
    {
        var people = new DemoPeople(api, id, auto, view, timeProvider, stop);
        try
        {
            await foreach (var _ in api.EventsAsync(id, stop.Token))
            {
                var release = await ReadAsync(id, stop.Token);
                view.Show(release);
                people.Look(release);
            }

            view.Finish(await ReadAsync(id, stop.Token));
        }
        finally
        {
            await people.LeaveAsync();
        }
    }

    private async Task<DemoNode> ReadAsync(string id, CancellationToken cancellationToken) =>
        DemoNode.Read((await api.ReleaseAsync(id, cancellationToken)).GetProperty("tree"));
}
