using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Embedded.Errors;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Runtime;

public sealed class QuarantineTests
{
    [Fact]
    public async Task Machine_WhoseStateIsNotTheStoredOne_IsQuarantinedAlone()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Yaml.Everything);
        await world.StartAsync(Yaml.OneTask, "r2");
        await world.CloseAsync();
        Database.Execute(world.Paths.Database, "UPDATE log SET hash = x'0000000000000000' WHERE hash IS NOT NULL AND machine = (SELECT id FROM machines WHERE address = 'r1/1/one.cut')");
        await world.OpenRuntimeAsync();
        var refused = await world.SignalAsync("one.cut", id => new SetTask { SignalId = id, Actor = "user:tom", TaskId = "complete", Status = TaskState.Done });
        Assert.Equal((false, "RO5001", 409), (refused!.Accepted, refused.Code, refused.Status));
        Assert.Equal(world.Root with { Path = "one.cut" }, Assert.Single(await world.Runtime.QuarantinedAsync(default)).Machine);
        await world.ReopenAsync();
        Assert.Single(await world.Runtime.QuarantinedAsync(default));
        await world.AcceptedAsync(string.Empty, id => new PauseRelease { SignalId = id, Actor = "user:op" });
        Assert.True(world.Runtime.IsReady);
    }

    [Fact]
    public async Task Machine_ThatCannotStart_IsQuarantinedAndGoesOnWhenItsCauseIsMended()
    {
        await using var world = await World.OpenAsync();
        var child = DefinitionCodec.Serialize(World.Read(Yaml.OnePipeline));
        var process = World.Read("process: {id: q, phases: [{phase: {id: one, activities: [{activity: {id: sub, type: subprocess, process: p}}, {activity: {id: b, type: automated, pipeline: {pipeline: b}}}]}}]}");
        var pinned = process with
        {
            Phases = [.. process.Phases.Select(p => p with { Activities = [.. p.Activities.Select(a => a.Process is null ? a : a with { Process = a.Process with { DefinitionHash = DefinitionCodec.Hash(child) } })] })],
        };
        var start = await world.StartOf(Yaml.OneTask) with { DefinitionHash = await world.Runtime.PutAsync(DefinitionCodec.Serialize(pinned), default) };
        Assert.True(await world.Runtime.StartAsync(start, default));
        await world.UntilAsync(e => e.Path == "one.b" && e.After == "Succeeded");
        var sub = world.Root.Node("one.sub").Subprocess(1);
        Assert.Equal(sub, Assert.Single(await world.Runtime.QuarantinedAsync(default)).Machine);

        await world.Runtime.PutAsync(child, default);
        await world.ReopenAsync();
        Assert.True(await world.Runtime.ResumeAsync(sub, default));
        await world.UntilEndedAsync();
        Assert.Empty(await world.Runtime.QuarantinedAsync(default));
        Assert.False(await world.Runtime.ResumeAsync(sub, default));
    }

    [Fact]
    public async Task Cascade_ThatDoesNotComeToRest_QuarantinesAndLeavesOthersAlone()
    {
        await using var world = await World.OpenAsync(w => w.Options.MaxCascade = 8);
        var activities = string.Join(", ", Enumerable.Range(0, 20).Select(i => $"{{activity: {{id: a{i}, type: manual}}}}"));
        var start = await world.StartOf($"process: {{id: p, phases: [{{phase: {{id: one, activities: [{activities}]}}}}]}}");
        await Assert.ThrowsAsync<MachineQuarantinedException>(() => world.Runtime.StartAsync(start, default));
        Assert.Contains(await world.Runtime.QuarantinedAsync(default), q => q.Machine == world.Root);
        await world.StartAsync("process: {id: p, phases: [{phase: {id: one, activities: [{activity: {id: a, type: manual}}]}}]}", "r2");
        Assert.True(world.Runtime.IsReady);
    }

    [Fact]
    public async Task Effect_OfAQuarantinedMachine_IsKeptUntilItIsResumed()
    {
        var ended = new TaskCompletionSource<EffectOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var world = await World.OpenAsync(w => w.Executor.Handler = TestExecutor.Never);
        await world.StartAsync(Yaml.OnePipeline);
        await world.Executor.NextAsync();
        await world.CloseAsync();
        const string activity = "(SELECT id FROM machines WHERE address = 'r1/1/one.a')";
        Database.Execute(world.Paths.Database, $"UPDATE starts SET body = body || 'x' WHERE machine = {activity}");
        world.Executor.Handler = (_, _) => ended.Task;
        await world.OpenRuntimeAsync();
        await world.Executor.NextAsync();
        Assert.Equal("RO5001", (await world.SignalAsync("one.a", id => new RetryNode { SignalId = id, Actor = "user:op" }))!.Code);
        ended.SetResult(new PipelineEnded { Status = PipelineStatus.Succeeded });
        await world.CloseAsync();
        Database.Execute(world.Paths.Database, $"UPDATE starts SET body = CAST(substr(body, 1, length(body) - 1) AS BLOB) WHERE machine = {activity}");
        Assert.Equal(1, Database.Number(world.Paths.Database, "SELECT COUNT(*) FROM parked"));
        await world.OpenRuntimeAsync();
        Assert.True(await world.Runtime.ResumeAsync(world.Root with { Path = "one.a" }, default));
        await world.UntilEndedAsync();
    }

    [Fact]
    public async Task Start_OfAQuarantinedRelease_IsRefused()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Yaml.OneTask);
        await world.CloseAsync();
        Database.Execute(world.Paths.Database, "UPDATE starts SET body = x'00' WHERE machine = (SELECT id FROM machines WHERE address = 'r1/1/')");
        await world.OpenRuntimeAsync();
        var failure = await Assert.ThrowsAsync<MachineQuarantinedException>(async () => await world.Runtime.StartAsync(await world.StartOf(Yaml.OneTask), default));
        Assert.Equal("RO5001", failure.Code);
    }
}
