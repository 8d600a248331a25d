using ReleaseOrchestration.Application.Idempotency;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Idempotency;

public sealed class IdempotencyStoreTests
{
    private static readonly KeptAnswer Answer = new() { RequestHash = "h", Status = 201, Body = [1] };

    [Fact]
    public async Task Begin_WhileUnderWay_IsRefused()
    {
        await using var shop = await Workshop.OpenAsync();
        var store = new IdempotencyStore(shop.Runtime, shop.Clock);
        Assert.Null((await store.BeginAsync("op", "h", default)).Value);
        Assert.Equal("RO4010", (await store.BeginAsync("op", "h", default)).Error!.Code);
    }

    [Fact]
    public async Task Begin_AfterADeathBeforeTheAnswer_LetsTheWorkBeDoneAgain()
    {
        await using var shop = await Workshop.OpenAsync();
        await new IdempotencyStore(shop.Runtime, shop.Clock).BeginAsync("op", "h", default);
        var next = new IdempotencyStore(shop.Runtime, shop.Clock);
        var begun = await next.BeginAsync("op", "h", default);
        Assert.Null(begun.Error);
        Assert.Null(begun.Value);
    }

    [Fact]
    public async Task Begin_WithinADay_GivesTheAnswerAndThenForgetsIt()
    {
        await using var shop = await Workshop.OpenAsync();
        var store = new IdempotencyStore(shop.Runtime, shop.Clock);
        await store.BeginAsync("op", "h", default);
        await store.FinishAsync("op", Answer with { At = shop.Clock.Now }, default);

        Assert.Equal(201, (await store.BeginAsync("op", "h", default)).Value!.Status);
        Assert.Equal("RO4009", (await store.BeginAsync("op", "other", default)).Error!.Code);
        Assert.Equal(0, await store.SweepAsync(default));
        shop.Clock.Now += IdempotencyStore.Keeping;
        Assert.Equal(1, await store.SweepAsync(default));
        Assert.Null((await store.BeginAsync("op", "other", default)).Value);
    }

    [Fact]
    public async Task Finish_WithoutAnAnswer_ForgetsTheOperation()
    {
        await using var shop = await Workshop.OpenAsync();
        var store = new IdempotencyStore(shop.Runtime, shop.Clock);
        await store.BeginAsync("op", "h", default);
        await store.FinishAsync("op", null, default);

        Assert.Null(await shop.Runtime.GetAsync(new DocumentKey("idempotency", "op"), default));
        var again = await store.BeginAsync("op", "other", default);
        Assert.Null(again.Error);
        Assert.Null(again.Value);
    }

    [Fact]
    public async Task Begin_EmptyBodyOfAnEarlierVersion_CountsAsForgotten()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.Runtime.WriteAsync([new(new("idempotency", "op"), ReadOnlyMemory<byte>.Empty)], default);
        var store = new IdempotencyStore(shop.Runtime, shop.Clock);

        Assert.Null((await store.BeginAsync("op", "h", default)).Error);
        await shop.Runtime.WriteAsync([new(new("idempotency", "old"), ReadOnlyMemory<byte>.Empty)], default);
        Assert.Equal(1, await store.SweepAsync(default));
    }

    [Fact]
    public void Operation_OtherPersonWithTheSameKey_IsAnother() =>
        Assert.NotEqual(IdempotencyStore.Operation("user:a", "k"), IdempotencyStore.Operation("user:b", "k"));
}
