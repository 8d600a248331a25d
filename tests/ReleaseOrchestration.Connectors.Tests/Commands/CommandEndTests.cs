using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Connectors.Commands;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Commands;

/// <summary>Cancelled, too slow, or left over by a server that is gone.</summary>
public sealed class CommandEndTests
{
    // A child, and a grandchild whose parent has ended, so that no tree leads to it.
    private const string Family = """
        cd "$(dirname "$0")"
        sleep 600 &
        child=$!
        (sleep 601 & echo $! > orphan)
        echo $$ >> pids
        echo $child >> pids
        cat orphan >> pids
        wait
        """;

    [Fact]
    public async Task Cancel_RunningProgram_KillsItAndAllThatItStarted()
    {
        await using var host = new CommandHost();
        host.Script(Family);
        var running = host.RunAsync();
        var pids = await host.NumbersAsync("pids", 3);

        Assert.IsType<EffectDone>(await host.Connectors.ExecuteAsync(new CancelPipeline { Connector = "c", IdempotencyKey = CommandHost.Key }));
        var ended = await running;

        Assert.Equal(PipelineStatus.Cancelled, ended.Status);
        Assert.StartsWith("RO6208", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(pids, IsAlive);
        Assert.Empty(host.Unended);
    }

    [Fact]
    public async Task Cancel_BeforeTheStart_KeepsTheProgramFromStartingEvenAfterARestart()
    {
        await using var host = new CommandHost();
        host.Script("echo ran >> \"$(dirname \"$0\")/ran\"");
        await host.Connectors.ExecuteAsync(new CancelPipeline { Connector = "c", IdempotencyKey = CommandHost.Key });

        var ended = await host.RunAsync();
        await using var next = host.Restart().With($"connector: {{id: c, type: command, file: /bin/sh, arguments: ['{host.Folder}/script.sh']}}");
        var after = await CommandHost.RunAsync(next, ConnectorHost.Start());
        var other = await CommandHost.RunAsync(next, ConnectorHost.Start(attempt: 2));

        Assert.Equal((PipelineStatus.Cancelled, PipelineStatus.Cancelled, PipelineStatus.Succeeded), (ended.Status, after.Status, other.Status));
        Assert.Equal(["ran"], await File.ReadAllLinesAsync(Path.Combine(host.Folder, "ran")));
    }

    [Fact]
    public async Task Start_Timeout_KillsAndFails()
    {
        await using var host = new CommandHost();
        host.Script(Family, ", timeout: PT1.5S");

        var ended = await host.RunAsync();

        Assert.StartsWith("RO6205: The program `/bin/sh` did not end within 1.5s", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.NumbersAsync("pids", 3), IsAlive);
    }

    [Fact]
    public async Task Stop_RunningProgram_IsKilledAndRunAgainByTheNextServer()
    {
        await using var host = new CommandHost();
        host.Script(Family);
        var accepted = Assert.IsType<PipelineAccepted>(await host.Connectors.ExecuteAsync(ConnectorHost.Start()));
        var pids = await host.NumbersAsync("pids", 3);

        await host.Connectors.DisposeAsync();
        Assert.DoesNotContain(pids, IsAlive);
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "script.sh"), "echo '::output AGAIN='$RELO_REF");
        await using var next = host.Restart().With(host.Yaml);
        var ended = await next.EndAsync(new PollPipeline { Connector = "c", Handle = accepted.Handle, IdempotencyKey = CommandHost.Key, Count = 1 });

        Assert.Equal("release/1.4", ended.Outputs["AGAIN"].Text);
    }

    [Fact]
    public async Task Start_SameKeyAgain_TellsTheEndWithoutRunningAgain()
    {
        await using var host = new CommandHost();
        host.Script("echo 1 >> \"$(dirname \"$0\")/ran\"; echo '::output N=7'");

        var first = await host.RunAsync();
        var second = await host.RunAsync();
        await using var next = host.Restart().With(host.Yaml);
        var third = await CommandHost.RunAsync(next, ConnectorHost.Start());

        Assert.Equal(["7", "7", "7"], new[] { first, second, third }.Select(ended => ended.Outputs["N"].Text));
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(host.Folder, "ran")));
    }

    [Fact]
    public async Task Poll_UnknownProgram_Fails()
    {
        await using var host = new CommandHost();
        host.Script("echo never");

        var ended = await host.Connectors.EndAsync(new PollPipeline { Connector = "c", Handle = string.Empty, IdempotencyKey = "r9/1/a.b/1" });

        Assert.StartsWith("RO6209", ended.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_ProgramLeftByTheLastServer_IsEndedBeforeItRunsAgain(bool crashedBeforeThePidWasKept)
    {
        await using var host = new CommandHost();
        using var left = StartMarked("00112233445566778899aabbccddeeff");
        Leave(host, left, crashedBeforeThePidWasKept ? 0 : left.Id, ProcessIdentity.Of(left.Id), "00112233445566778899aabbccddeeff");
        host.Script($"kill -0 {left.Id.ToString(CultureInfo.InvariantCulture)} 2>/dev/null && echo '::output LEFT=alive' || echo '::output LEFT=gone'");

        var ended = await host.RunAsync();

        Assert.Equal("gone", ended.Outputs["LEFT"].Text);
        Assert.True(left.HasExited);
    }

    [Fact]
    public async Task Start_OtherProcessOfTheSameNumber_IsLeftAlone()
    {
        await using var host = new CommandHost();
        using var innocent = StartMarked(mark: string.Empty);
        Leave(host, innocent, innocent.Id, "another-boot:42", "00112233445566778899aabbccddeeff");
        host.Script("echo '::output DONE=1'");

        var ended = await host.RunAsync();

        Assert.Equal("1", ended.Outputs["DONE"].Text);
        Assert.False(innocent.HasExited);
        innocent.Kill();
    }

    [Fact]
    public async Task Start_RecordThatTheLastServerDidNotFinish_IsWrittenAnew()
    {
        await using var host = new CommandHost();
        host.Script("echo '::output DONE=1'");
        await host.RunAsync();
        var file = Assert.Single(Directory.EnumerateFiles(host.RunsFolder));
        await File.WriteAllTextAsync(file, "{\"key\":");
        await using var next = host.Restart().With(host.Yaml);

        Assert.Equal("1", (await CommandHost.RunAsync(next, ConnectorHost.Start())).Outputs["DONE"].Text);
        Assert.Empty(host.Unended);
    }

    [Fact]
    public async Task Start_WhileItRuns_IsRecordedWithItsProcess()
    {
        await using var host = new CommandHost();
        host.Script(Family);
        var running = host.RunAsync();
        var pids = await host.NumbersAsync("pids", 3);

        var record = Assert.Single(host.Unended);
        await host.Connectors.ExecuteAsync(new CancelPipeline { Connector = "c", IdempotencyKey = CommandHost.Key });
        await running;

        Assert.Contains($"\"pid\":{pids[0].ToString(CultureInfo.InvariantCulture)},", record, StringComparison.Ordinal);
        Assert.Contains($"\"key\":\"{CommandHost.Key}\"", record, StringComparison.Ordinal);
    }

    private static bool IsAlive(int pid) => File.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/environ")) && !IsZombie(pid);

    private static bool IsZombie(int pid)
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
        return stat[stat.LastIndexOf(')') + 2] == 'Z';
    }

    private static Process StartMarked(string mark)
    {
        var info = new ProcessStartInfo("/bin/sleep", ["600"]);
        info.Environment[MarkedProcesses.Variable] = mark;
        return Process.Start(info)!;
    }

    private static void Leave(CommandHost host, Process left, int pid, string identity, string mark)
    {
        Assert.False(left.HasExited);
        Directory.CreateDirectory(host.RunsFolder);
        var record = new CommandRecord { Key = CommandHost.Key, Start = ConnectorHost.Start(), Mark = mark, Pid = pid, Identity = identity };
        File.WriteAllText(Path.Combine(host.RunsFolder, "left.json"), JsonSerializer.Serialize(record, CommandJsonContext.Default.CommandRecord));
    }
}
