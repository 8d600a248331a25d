using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>Reads and verifies the audit trails of a release and its subprocesses.</summary>
public sealed class AuditQueries(ReleaseQueries releases, IAuditTrail trail)
{
    private const int PageSize = 1000;

    // A filter that hardly matches must not make one request read everything there is.
    private const int MostRead = 20_000;

    /// <summary>The trail of a release, or of a subprocess in it.</summary>
    /// <param name="id">The release.</param>
    /// <param name="path">Empty, or the path of the subprocess, ending with a slash.</param>
    /// <param name="run">Which run of the release; null for the newest.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<MachineAddress>> TrailAsync(string id, string path, int? run, CancellationToken cancellationToken)
    {
        if (path.Length > 0 && path[^1] != '/')
        {
            return new ApplicationError(ErrorCodes.InvalidParameter, 400, $"'path' must name a subprocess and end with '/', such as 'deploy.run/'; it is '{path}'.");
        }

        var root = await releases.RunAsync(id, run, cancellationToken);
        if (!root.Failed(out var error, out var release))
        {
            return release with { Path = path };
        }

        return await releases.PurgedAsync(id, cancellationToken) is { KeptTrails: true } purged && (run ?? 1) <= purged.Runs
            ? new MachineAddress(id, run ?? purged.Runs, path)
            : error;
    }

    /// <summary>Reads entries after a sequence.</summary>
    public Task<ImmutableArray<AuditLine>> ReadAsync(MachineAddress release, long after, int limit, CancellationToken cancellationToken) =>
        trail.ReadAsync(release, after, limit, cancellationToken);

    /// <summary>Reads the entries after a sequence that a filter takes.</summary>
    /// <returns>The entries, and the sequence after which to go on; null when there are no more.</returns>
    public async Task<(ImmutableArray<AuditLine> Lines, long? Next)> SearchAsync(MachineAddress address, AuditFilter filter, long after, int limit, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<AuditLine>();
        for (var read = 0; read < MostRead; read += PageSize)
        {
            var page = await trail.ReadAsync(address, after, PageSize, cancellationToken);
            foreach (var line in page)
            {
                if (found.Count == limit)
                {
                    return (found.ToImmutable(), after);
                }

                after = line.Sequence;
                if (filter.TakesAll || (AuditEntry.Read(line.Body.Span) is { } entry && filter.Takes(entry)))
                {
                    found.Add(line);
                }
            }

            if (page.Length < PageSize)
            {
                return (found.ToImmutable(), found.Count == limit ? after : null);
            }
        }

        return (found.ToImmutable(), after);
    }

    /// <summary>The sequence after which the last so many entries come.</summary>
    public async Task<long> BeforeLastAsync(MachineAddress address, int count, CancellationToken cancellationToken) =>
        Math.Max(0, (await trail.HeadAsync(address, cancellationToken)).Sequence - count);

    /// <summary>Waits for an entry after a sequence.</summary>
    public Task WaitAsync(MachineAddress release, long after, CancellationToken cancellationToken) => trail.WaitAsync(release, after, cancellationToken);

    /// <summary>Whether a release or subprocess has ended.</summary>
    public async Task<bool> HasEndedAsync(MachineAddress release, CancellationToken cancellationToken) =>
        await releases.ViewAsync(release, cancellationToken) is { EndedAt: not null } || await releases.PurgedAsync(release.ReleaseId, cancellationToken) is not null;

    /// <summary>Verifies the trails of all runs of a release up to one.</summary>
    public async Task<AuditFinding> VerifyRunsAsync(MachineAddress newest, CancellationToken cancellationToken)
    {
        var finding = await VerifyAsync(newest, cancellationToken);
        for (var run = newest.Run - 1; run > 0 && newest.Path.Length == 0; run--)
        {
            var former = await VerifyAsync(newest with { Run = run }, cancellationToken);
            finding = former.Verification.IsIntact || !finding.Verification.IsIntact
                ? finding with { Entries = finding.Entries + former.Entries }
                : new AuditFinding(finding.Entries + former.Entries, former.Verification with { Head = finding.Verification.Head, Message = $"In run {run}: {former.Verification.Message}" });
        }

        return finding;
    }

    /// <summary>Verifies the trail of a release against its newest head, and those of all its subprocesses.</summary>
    public async Task<AuditFinding> VerifyAsync(MachineAddress release, CancellationToken cancellationToken)
    {
        var own = await VerifyTrailAsync(release, cancellationToken);
        var (entries, found) = (own.Head.Sequence, own);
        foreach (var subprocess in await releases.SubprocessesAsync(release, cancellationToken))
        {
            if (subprocess.Path.StartsWith(release.Path, StringComparison.Ordinal) && subprocess.Path != release.Path)
            {
                var inner = await VerifyTrailAsync(subprocess, cancellationToken);
                entries += inner.Head.Sequence;
                found = found.IsIntact ? inner with { Head = own.Head } : found;
            }
        }

        return new AuditFinding(entries, found.IsIntact ? own : found);
    }

    private async Task<AuditVerification> VerifyTrailAsync(MachineAddress release, CancellationToken cancellationToken)
    {
        var (sequence, hash) = await trail.HeadAsync(release, cancellationToken);
        var records = new List<AuditRecord>();
        ImmutableArray<AuditLine> page;
        do
        {
            page = await trail.ReadAsync(release, records.Count, PageSize, cancellationToken);
            records.AddRange(page.Select(l => new AuditRecord(l.Body.ToArray(), l.Hash)));
        }
        while (page.Length == PageSize);

        return AuditChain.Verify(release.ToString(), records, sequence == 0 ? null : new AuditHead(sequence, hash));
    }
}
