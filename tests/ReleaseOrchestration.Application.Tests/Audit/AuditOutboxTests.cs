using System.Collections.Immutable;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Audit;

public sealed class AuditOutboxTests
{
    private static readonly ImmutableArray<Transition> Entries =
    [
        new() { Event = "definition.created", Path = "process/a", Actor = "user:alice" },
        new() { Event = "definition.created", Path = "process/b", Actor = "user:alice" },
    ];

    [Fact]
    public async Task Recover_ABatchWhoseEntriesWereNotAppended_AppendsThemOnce()
    {
        await using var shop = await Workshop.OpenAsync();
        var outbox = new AuditOutbox(shop.Runtime, shop.Runtime);
        await shop.Runtime.WriteAsync([AuditOutbox.Write("definitions", Entries)], default);
        Assert.Equal(1, await outbox.RecoverAsync(default));
        Assert.Equal(0, await outbox.RecoverAsync(default));
        Assert.Equal(["process/a", "process/b"], await PathsAsync(shop));
    }

    [Fact]
    public async Task Recover_ABatchOfWhichSomeEntriesWereAppended_AppendsTheOthers()
    {
        await using var shop = await Workshop.OpenAsync();
        var outbox = new AuditOutbox(shop.Runtime, shop.Runtime);
        var write = AuditOutbox.Write("releases", Entries);
        await shop.Runtime.WriteAsync([write], default);
        await outbox.AppendAsync(write);
        Assert.Equal(["process/a", "process/b"], await PathsAsync(shop));
        await shop.Runtime.WriteAsync([write with { IfMatch = null }], default);
        await outbox.RecoverAsync(default);
        Assert.Equal(["process/a", "process/b"], await PathsAsync(shop));
    }

    [Fact]
    public async Task Recover_ABatchThatAnotherHostHasJustWritten_IsLeftToThat()
    {
        await using var shop = await Workshop.OpenAsync();
        var outbox = new AuditOutbox(shop.Runtime, shop.Runtime);
        var write = AuditOutbox.Write("releases", [.. Entries.Select(entry => entry with { At = shop.Clock.Now })]);
        await shop.Runtime.WriteAsync([write], default);

        Assert.Equal(0, await outbox.RecoverAsync(shop.Clock.Now, default));
        await outbox.AppendAsync(write);
        Assert.Equal(0, await outbox.RecoverAsync(shop.Clock.Now.AddTicks(1), default));
        Assert.Equal(["process/a", "process/b"], await PathsAsync(shop));
    }

    private static async Task<IEnumerable<string>> PathsAsync(Workshop shop) =>
        (await shop.Runtime.ReadAsync(AuditTrails.Server, 0, 100, default)).Select(line => AuditEntry.Read(line.Body.Span)!.Path);
}
