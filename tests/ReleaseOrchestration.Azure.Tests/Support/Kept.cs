using System.Collections.Immutable;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Tests.Support;

/// <summary>Looks at what is kept of a release.</summary>
internal static class Kept
{
    /// <summary>All of the commits is there, once: in the trail, whose chain holds, in the feed, in what is shown, and as replies.</summary>
    public static async Task HoldsAsync(AzureStorage storage, params IReadOnlyList<TurnCommit> commits)
    {
        var release = commits[0].Machine.Release;
        Assert.Equal(Sample.Events(commits), await EventsAsync(storage, release));
        Assert.Equal((await storage.Audit.ReadAsync(release, 0, 10_000, default)).Select(line => line.Hash), (await FeedAsync(storage, release)).Select(entry => entry.Line.Hash));
        foreach (var machine in commits.GroupBy(commit => commit.Machine))
        {
            await ShowsAsync(storage, machine.MaxBy(commit => commit.Number)!);
        }

        foreach (var reply in commits.SelectMany(commit => commit.Replies))
        {
            Assert.Equal(reply.Answer.Message, (await storage.Signals.ReplyAsync(release, reply.SignalId, default))?.Message);
        }
    }

    public static async Task<string[]> EventsAsync(AzureStorage storage, MachineAddress release)
    {
        var lines = await storage.Audit.ReadAsync(release, 0, 10_000, default);
        var (sequence, hash) = await storage.Audit.HeadAsync(release, default);
        var found = AuditChain.Verify(release.ToString(), lines.Select(line => new AuditRecord(line.Body.ToArray(), line.Hash)), new AuditHead(sequence, hash));
        Assert.True(found.IsIntact, found.Message);
        return [.. lines.Select(line => AuditEntry.Read(line.Body.Span)!.Event).Order(StringComparer.Ordinal)];
    }

    public static async Task<ImmutableArray<FeedEntry>> FeedAsync(AzureStorage storage, MachineAddress release)
    {
        var (found, at) = (ImmutableArray.CreateBuilder<FeedEntry>(), 0L);
        while (await storage.Audit.ReadFeedAsync(at, 1000, default) is { IsEmpty: false } page)
        {
            found.AddRange(page.Where(entry => entry.Trail == release));
            at = page[^1].Position;
        }

        return found.ToImmutable();
    }

    public static async Task<bool> IsOpenAsync(AzureStorage storage, MachineAddress machine) =>
        await storage.Documents.GetAsync(new(Projections.OpenSignOffs, Projections.OpenRow(machine)), default) is not null;

    /// <summary>What is shown of a machine is what its last commit says.</summary>
    public static async Task ShowsAsync(AzureStorage storage, TurnCommit last)
    {
        var machine = last.Machine;
        var node = await storage.Documents.GetAsync(new(Projections.Nodes(machine.ReleaseId, machine.Run), Projections.Row(machine.Path)), default);
        Assert.Equal($"s{last.Number}", ExecutionJson.Node(node!.Body.Span).Status);
        var signOff = await storage.Documents.GetAsync(new(Projections.SignOffs(machine.ReleaseId, machine.Run), Projections.Row(machine.Path)), default);
        Assert.Equal($"t{last.Number}", ExecutionJson.SignOff(signOff!.Body.Span).Title);
        Assert.Equal(ExecutionJson.SignOff(signOff.Body.Span).IsOpen, await IsOpenAsync(storage, machine));
    }
}
