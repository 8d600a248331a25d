namespace ReleaseOrchestration.Azure.Audit;

/// <summary>
/// Brings trails into the feed: one transaction at a time for all that wait, because the feed is one partition with one head that hosts contend for.
/// </summary>
internal sealed class FeedWriter(FeedBatches batches)
{
    private readonly Lock _lock = new();
    private List<FeedRequest> _waiting = [];
    private bool _isWriting;

    public Task FeedAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _waiting.Add(request);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteAllAsync, CancellationToken.None);
            }
        }

        return request.Done.Task.WaitAsync(cancellationToken);
    }

    // Nobody's patience ends it: others wait for the same transaction.
    private async Task WriteAllAsync()
    {
        while (Take() is { Count: > 0 } requests)
        {
            try
            {
                await batches.WriteAsync(requests, CancellationToken.None);
                requests.ForEach(request => request.Done.TrySetResult());
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                requests.ForEach(request => request.Done.TrySetException(failure));
            }
        }
    }

    private List<FeedRequest> Take()
    {
        lock (_lock)
        {
            var taken = _waiting;
            _waiting = [];
            _isWriting = taken.Count > 0;
            return taken;
        }
    }
}
