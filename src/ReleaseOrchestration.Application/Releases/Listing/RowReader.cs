using System.Collections.Immutable;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Releases.Listing;

/// <summary>Reads one range of rows, the newest release first, piece by piece.</summary>
internal sealed class RowReader(ReleaseStore releases, string prefix, string after)
{
    private const int FirstPiece = 100;
    private const int LaterPieces = 400;

    private ImmutableArray<StoredDocument> _piece = [];
    private int _at;
    private int _wanted = FirstPiece;
    private string? _next = after.Length == 0 ? null : StoredPages.After(prefix + after);

    /// <summary>Whether nothing was left behind what was read.</summary>
    public bool IsShort => _piece.Length < _wanted;

    /// <summary>How many rows the piece that was read has.</summary>
    public int Count => _piece.Length;

    /// <summary>The row at which it stands; null after the last.</summary>
    public StoredDocument? Current => _at < _piece.Length ? _piece[_at] : null;

    /// <summary>The age of the release at which it stands: the same in all ranges.</summary>
    public string Age => IndexRows.AgeOf(Current!.Key.Row, prefix);

    /// <summary>The age of the oldest release of the piece.</summary>
    public string Reach => IndexRows.AgeOf(_piece[^1].Key.Row, prefix);

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        (_piece, _at) = (await releases.RowsAsync(prefix, _next, _wanted, cancellationToken), 0);
    }

    public async Task MoveAsync(CancellationToken cancellationToken)
    {
        if (++_at == _piece.Length && !IsShort)
        {
            (_next, _wanted) = (StoredPages.After(_piece[^1].Key.Row), LaterPieces);
            await ReadAsync(cancellationToken);
        }
    }
}
