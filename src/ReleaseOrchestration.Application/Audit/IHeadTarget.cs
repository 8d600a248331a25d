using ReleaseOrchestration.Core.Audit.Bundles;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>A place outside the store that keeps what is written to it.</summary>
public interface IHeadTarget
{
    /// <summary>What was published so far: the newest head of each trail.</summary>
    Task<IReadOnlyDictionary<string, PublishedHead>> NewestAsync(CancellationToken cancellationToken);

    /// <summary>Adds heads; durable when it returns.</summary>
    Task AppendAsync(IReadOnlyCollection<PublishedHead> heads, CancellationToken cancellationToken);
}
