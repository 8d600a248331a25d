using ReleaseOrchestration.Server.Demo.Display;

namespace ReleaseOrchestration.Server.Demo;

/// <summary>The people of the demo: they do their tasks after a moment; sign-offs they answer only in an automatic demo, else they get links to click.</summary>
internal sealed class DemoPeople(DemoApi api, string releaseId, bool auto, IReleaseView view, TimeProvider timeProvider, CancellationTokenSource stop)
{
    private static readonly TimeSpan TaskPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SignOffPause = TimeSpan.FromSeconds(1.5);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<Task> _answers = [];
    private Exception? _failure;

    /// <summary>Sees what is asked of whom; answers come later.</summary>
    public void Look(DemoNode release)
    {
        foreach (var node in release.All())
        {
            foreach (var task in node.OpenTasks.Where(task => _seen.Add($"{node.Path}/{task}")))
            {
                _answers.Add(LaterAsync(TaskPause, token => api.FinishTaskAsync(releaseId, node.Path, task, DemoPerson.Release, token)));
            }

            if (node.OpenSeats.Length > 0 && _seen.Add(node.Path))
            {
                Ask(node);
            }
        }
    }

    /// <summary>Waits for what is under way, and fails if any of it failed.</summary>
    public async Task LeaveAsync()
    {
        await Task.WhenAll(_answers);
        if (_failure is not null)
        {
            throw new DemoException(_failure.Message, _failure);
        }
    }

    private void Ask(DemoNode node)
    {
        var asked = DemoPerson.Approvers.Where(person => person.Seats.Intersect(node.OpenSeats, StringComparer.Ordinal).Any()).ToArray();
        if (!auto)
        {
            _answers.Add(LaterAsync(TimeSpan.Zero, token => OfferAsync(node, asked, token)));
            return;
        }

        foreach (var (index, person) in asked.Take(node.Needed).Index())
        {
            _answers.Add(LaterAsync(SignOffPause * (index + 1), token => api.ApproveAsync(releaseId, node.Path, person, token)));
        }
    }

    private async Task OfferAsync(DemoNode node, DemoPerson[] asked, CancellationToken cancellationToken)
    {
        view.Say($"{node.Name}: {node.Needed} of these must sign off; open a link in a browser:");
        foreach (var person in asked)
        {
            view.Say($"  {person.Id}: {await api.LinkAsync(releaseId, node.Path, person, cancellationToken)}");
        }
    }

    // An answer that is refused would leave the release waiting for ever: it ends the demo.
    private async Task LaterAsync(TimeSpan pause, Func<CancellationToken, Task> answer)
    {
        try
        {
            await Task.Delay(pause, timeProvider, stop.Token);
            await answer(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The demo ends; nobody needs the answer any more.
        }
        catch (Exception exception) when (exception is DemoException or HttpRequestException)
        {
            _failure ??= exception;
            await stop.CancelAsync();
        }
    }
}
