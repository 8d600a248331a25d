using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Deletes log that snapshots have made superfluous, a little with each commit and the rest when nothing else is to be done.</summary>
internal sealed class LogTrimmer
{
    private const int AtOnce = 8;

    private readonly Queue<(long Machine, long Position)> _trims = new();

    public bool HasWork => _trims.Count > 0;

    public void TrimLater(long machine, long position) => _trims.Enqueue((machine, position));

    public void Trim(StoreTables tables)
    {
        for (var i = 0; i < AtOnce && _trims.TryDequeue(out var trim); i++)
        {
            tables.Log.Trim(trim.Machine, trim.Position);
        }
    }

    public void Clear() => _trims.Clear();
}
