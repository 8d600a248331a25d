using ReleaseOrchestration.Core.Audit.Bundles;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>Publishes where each trail ends. What was published cannot be changed in the store unseen.</summary>
public sealed class HeadPublisher(IAuditHeads heads, IHeadTarget target, TimeProvider clock)
{
    private Dictionary<string, long>? _published;

    /// <summary>Publishes the heads of the trails that have grown since the last time.</summary>
    /// <returns>How many.</returns>
    public async Task<int> PublishAsync(CancellationToken cancellationToken)
    {
        var published = _published ??= (await target.NewestAsync(cancellationToken)).ToDictionary(head => head.Key, head => head.Value.Sequence, StringComparer.Ordinal);
        var (grown, now) = (new List<PublishedHead>(), clock.GetUtcNow());
        await foreach (var head in heads.AllAsync(string.Empty, cancellationToken))
        {
            if (head.Sequence > published.GetValueOrDefault(head.Trail))
            {
                grown.Add(new PublishedHead(now, head.Trail, head.Sequence, head.Hash));
            }
        }

        if (grown.Count > 0)
        {
            await target.AppendAsync(grown, cancellationToken);
            grown.ForEach(head => published[head.Trail] = head.Sequence);
        }

        return grown.Count;
    }
}
