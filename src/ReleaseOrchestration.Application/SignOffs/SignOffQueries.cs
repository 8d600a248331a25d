using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>Reads sign-offs.</summary>
public sealed class SignOffQueries(IDocumentStore documents)
{
    /// <summary>Open sign-offs.</summary>
    /// <param name="mayDecide">Only those that this person may decide; null for all.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cursor">Where to begin; null for the beginning.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="isVisible">Only those of releases that the caller may see; null for all.</param>
    public async Task<Page<OpenSignOff>?> ListOpenAsync(
        (string Person, ImmutableArray<string> Groups)? mayDecide,
        int limit,
        string? cursor,
        CancellationToken cancellationToken,
        Func<string, CancellationToken, Task<bool>>? isVisible = null)
    {
        var after = cursor is null ? string.Empty : Cursor.Read(cursor);
        if (after is null)
        {
            return null;
        }

        var found = ImmutableArray.CreateBuilder<(string Row, OpenSignOff SignOff)>();
        await foreach (var document in documents.ReadAllAsync(Projections.OpenSignOffs, string.Empty, cancellationToken))
        {
            var signOff = Read(document);
            if (string.CompareOrdinal(document.Key.Row, after) > 0 && (mayDecide is not { } who || MayDecide(signOff.View, who.Person, who.Groups))
                && (isVisible is null || await isVisible(signOff.ReleaseId, cancellationToken)))
            {
                found.Add((document.Key.Row, signOff));
            }

            if (found.Count > limit)
            {
                break;
            }
        }

        var next = found.Count > limit ? Cursor.Write(found[limit - 1].Row) : null;
        return new Page<OpenSignOff>([.. found.Take(limit).Select(f => f.SignOff)], next);
    }

    /// <summary>A sign-off, open or closed; null when none was ever asked for there.</summary>
    public async Task<SignOffView?> FindAsync(MachineAddress address, CancellationToken cancellationToken) =>
        await documents.GetAsync(new(Projections.SignOffs(address.ReleaseId, address.Run), Projections.Row(address.Path)), cancellationToken) is { } document
            ? ExecutionJson.SignOff(document.Body.Span)
            : null;

    /// <summary>Whether a person may decide a sign-off as it stands.</summary>
    public static bool MayDecide(SignOffView view, string person, ImmutableArray<string> groups) => view.IsOpen && view.Approval.Takes(person, groups);

    // The row is the release, its run and the path; the path is in the body too, so that what stands before it can be told apart.
    private static OpenSignOff Read(StoredDocument document)
    {
        var view = ExecutionJson.SignOff(document.Body.Span);
        var start = document.Key.Row[..^(Projections.Row(view.Path).Length + 1)];
        var cut = start.LastIndexOf('-');
        return new OpenSignOff(start[..cut], int.Parse(start[(cut + 1)..], CultureInfo.InvariantCulture), view);
    }
}
