using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Audit.Bundles;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>Writes evidence bundles. A release that does not change meanwhile gives the same bytes every time.</summary>
public sealed class BundleExport(
    ReleaseQueries releases, ReleaseStore records, ReleaseInputs inputs, DefinitionStore definitions, IBlobStore blobs, IAuditTrail trail, IAuditHeads heads)
{
    /// <summary>Writes the bundle of a release.</summary>
    /// <param name="id">The release.</param>
    /// <param name="output">Where to; it must be possible to go back in it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Why there is none; null when it was written.</returns>
    public async Task<ApplicationError?> WriteAsync(string id, Stream output, CancellationToken cancellationToken)
    {
        if (await records.FindPurgedAsync(id, cancellationToken) is { KeptTrails: true })
        {
            await WritePurgedAsync(id, output, cancellationToken);
            return null;
        }

        var found = await releases.GetAsync(id, run: null, cancellationToken);
        if (found.Failed(out var error, out var details) || await records.FindAsync(id, cancellationToken) is not { Record: var record })
        {
            return error ?? ReleaseQueries.Unknown(id);
        }

        var plan = await PlanAsync(await HeadsAsync(id + "/", cancellationToken), cancellationToken);
        var writer = new AuditBundleWriter(output);
        var sources = await SourcesAsync(record, cancellationToken);
        await writer.AddApprovalsAsync(plan.Approvals.ToAsyncEnumerable());
        await AddBlobsAsync(writer, plan, plan.Definitions, BundleFiles.Definition, cancellationToken);
        await AddBlobsAsync(writer, plan, plan.Evidence, BundleFiles.EvidenceOf, cancellationToken);
        await AddExcerptAsync(writer, BundleFiles.Freezes, AuditTrails.Freezes.ToString(), entry => Touches(entry, id, plan.Freezes), cancellationToken);
        await AddInputsAsync(writer, details, cancellationToken);
        await writer.AddAsync(BundleFiles.Release, BundledJsonContext.Write(new BundledRelease { Release = details.Release, Record = record, Runs = details.Runs, Sources = sources }));
        await AddBlobsAsync(writer, plan, sources.Select(source => source.Sha256).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), BundleFiles.Source, cancellationToken);
        await AddTrailsAsync(writer, plan, id, cancellationToken);
        await writer.CompleteAsync(Manifest(id, plan));
        return null;
    }

    /// <summary>Writes the bundle of the trails that belong to no release.</summary>
    public async Task WriteSystemAsync(Stream output, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(await HeadsAsync("$", cancellationToken), cancellationToken);
        var writer = new AuditBundleWriter(output);
        await writer.AddApprovalsAsync(plan.Approvals.ToAsyncEnumerable());
        foreach (var head in plan.Trails)
        {
            await writer.AddTrailAsync(head.Trail, trail.RecordsAsync(head, cancellationToken));
        }

        plan.Absent.AddRange(plan.Evidence.Concat(plan.Definitions));
        await writer.CompleteAsync(Manifest(string.Empty, plan));
    }

    private async Task WritePurgedAsync(string id, Stream output, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(await HeadsAsync(id + "/", cancellationToken), cancellationToken);
        var writer = new AuditBundleWriter(output);
        await writer.AddApprovalsAsync(plan.Approvals.ToAsyncEnumerable());
        await AddExcerptAsync(writer, BundleFiles.Freezes, AuditTrails.Freezes.ToString(), entry => Touches(entry, id, plan.Freezes), cancellationToken);
        await AddTrailsAsync(writer, plan, id, cancellationToken);
        plan.Absent.AddRange(plan.Evidence.Concat(plan.Definitions));
        await writer.CompleteAsync(Manifest(id, plan) with { Purged = true });
    }

    private static BundleManifest Manifest(string id, BundlePlan plan) =>
        new() { Format = BundleManifest.CurrentFormat, Product = ProductVersion.Current, Release = id, Absent = [.. plan.Absent] };

    // The request that created it is about no release yet; its answer says which.
    private static bool IsAbout(AuditEntry entry, string resource) =>
        entry.Path == resource || entry.Path.StartsWith(resource + "/", StringComparison.Ordinal) || entry.Details?.Find("location")?.ToString() == "/api/" + resource;

    private static bool Touches(AuditEntry entry, string id, HashSet<string> freezes) => freezes.Contains(entry.Path) || entry.Details?.Find("release")?.ToString() == id;

    private async Task<ImmutableArray<TrailHead>> HeadsAsync(string prefix, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<TrailHead>();
        await foreach (var head in heads.AllAsync(prefix, cancellationToken))
        {
            found.Add(head);
        }

        return found.ToImmutable();
    }

    private async Task<BundlePlan> PlanAsync(ImmutableArray<TrailHead> trails, CancellationToken cancellationToken)
    {
        var plan = new BundlePlan { Trails = trails };
        foreach (var head in trails)
        {
            await foreach (var record in trail.RecordsAsync(head, cancellationToken))
            {
                if (AuditChain.Read(record) is { } entry)
                {
                    Note(plan, head.Trail, record, entry);
                }
            }
        }

        return plan;
    }

    private static void Note(BundlePlan plan, string trail, AuditRecord record, AuditEntry entry)
    {
        if (BundleFiles.IsApproval(entry.Event))
        {
            plan.Approvals.Add((trail, record.Body));
        }

        plan.Evidence.UnionWith(EntryFacts.Evidence(entry).Select(file => file.Sha256));
        if (EntryFacts.Definition(entry) is { } definition)
        {
            plan.Definitions.Add(definition);
        }

        if (EntryFacts.Freeze(entry) is { } freeze)
        {
            plan.Freezes.Add(freeze);
        }
    }

    private async Task<ImmutableArray<BundledSource>> SourcesAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        var sources = ImmutableArray.CreateBuilder<BundledSource>();
        foreach (var (kind, id, version) in new[] { (DefinitionKind.Process, record.Process, record.ProcessVersion), (DefinitionKind.InputSet, record.InputSet, record.InputSetVersion) })
        {
            if (id.Length > 0 && version is { } number && await definitions.FindVersionAsync(kind, id, number, cancellationToken) is { } saved)
            {
                sources.Add(new BundledSource(kind.Words(), id, number, saved.SourceHash, saved.SavedBy, saved.SavedAt));
            }
        }

        return sources.ToImmutable();
    }

    private async Task AddBlobsAsync(AuditBundleWriter writer, BundlePlan plan, IEnumerable<string> hashes, Func<string, string> nameOf, CancellationToken cancellationToken)
    {
        foreach (var hash in hashes)
        {
            if (await blobs.GetAsync(hash, cancellationToken) is { } content)
            {
                await writer.AddAsync(nameOf(hash), content);
            }
            else
            {
                plan.Absent.Add(hash);
            }
        }
    }

    private async Task AddInputsAsync(AuditBundleWriter writer, ReleaseDetails details, CancellationToken cancellationToken)
    {
        foreach (var run in details.Runs)
        {
            var list = await inputs.GetAsync(details.Release.Id, run.Run, cancellationToken);
            if (list.Error is null)
            {
                await writer.AddAsync(BundleFiles.Inputs(run.Run), BundledJsonContext.Write(list.Value));
            }
        }
    }

    private async Task AddTrailsAsync(AuditBundleWriter writer, BundlePlan plan, string id, CancellationToken cancellationToken)
    {
        var resource = "releases/" + id;
        await AddExcerptAsync(
            writer, BundleFiles.System, AuditTrails.Server.ToString(), entry => IsAbout(entry, resource), cancellationToken);
        foreach (var head in plan.Trails)
        {
            await writer.AddTrailAsync(head.Trail, trail.RecordsAsync(head, cancellationToken));
        }
    }

    private async Task AddExcerptAsync(AuditBundleWriter writer, string file, string name, Func<AuditEntry, bool> takes, CancellationToken cancellationToken)
    {
        var head = (await heads.ListAsync(name, string.Empty, 1, cancellationToken)).FirstOrDefault(one => one.Trail == name);
        await writer.AddExcerptAsync(file, name, head is null ? AsyncEnumerable.Empty<(AuditRecord, string)>() : ExcerptAsync(head, takes, cancellationToken));
    }

    private async IAsyncEnumerable<(AuditRecord Record, string Previous)> ExcerptAsync(
        TrailHead head, Func<AuditEntry, bool> takes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var previous = AuditChain.Genesis(head.Trail).Hash;
        await foreach (var record in trail.RecordsAsync(head, cancellationToken))
        {
            if (AuditChain.Read(record) is { } entry && takes(entry))
            {
                yield return (record, previous);
            }

            previous = record.Hash;
        }
    }
}
