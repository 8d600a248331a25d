using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class LockTests
{
    private static readonly MachineAddress A = new("r1", 1, "p.a");
    private static readonly MachineAddress B = new("r2", 1, "p.a");
    private static readonly MachineAddress C = new("r3", 1, "p.a");

    private readonly Machine _machine = Machine.Create(new StartLock { Self = MachineAddress.Lock("db") }, definition: null);
    private readonly Dictionary<MachineAddress, long> _sent = [];
    private MachineSnapshot _snapshot = MachineSnapshot.Empty;

    [Fact]
    public void Request_OfTheHolderOrOfOneInTheQueueAgain_ChangesNothing()
    {
        Assert.Equal([A], Request(A));
        Assert.Empty(Request(A));
        Assert.Empty(Request(B));
        Assert.Empty(Request(B));
        Assert.Equal([B], Release(A));
        Assert.Empty(Release(B));
        Assert.Null(State.Holder);
    }

    [Fact]
    public void Release_OfOneInTheQueue_GivesUpItsPlace()
    {
        Request(A);
        Request(B);
        Request(C);
        Assert.Empty(Release(B));
        Assert.Equal([C], Release(A));
        Assert.Equal(C, State.Holder);
    }

    [Fact]
    public void Signal_ToALock_IsRefused()
    {
        var signal = new PauseRelease { SignalId = "s", Actor = "user:eve" };
        var turn = MachineRunner.Deliver(_machine, _snapshot, new Envelope { From = MachineRunner.Outside, Message = signal }, ReleaseRun.Start);
        Assert.Equal("RO3001", Assert.IsType<Reply>(Assert.Single(turn.Commands)).Answer.Code);
    }

    [Fact]
    public void Forget_AfterManyUsers_KeepsTheHolderAndTheQueue()
    {
        Request(A);
        Request(B);
        for (var i = 0; i < 1100; i++)
        {
            var other = new MachineAddress($"x{i}", 1, "p.a");
            Request(other);
            Release(other);
        }

        Assert.Contains(A.ToString(), _snapshot.Mailbox.Received.Keys);
        Assert.Contains(B.ToString(), _snapshot.Mailbox.Received.Keys);
        Assert.InRange(_snapshot.Mailbox.Received.Count, 2, Mailbox.MostRemembered + 2);
    }

    [Fact]
    public void Request_WithANumber_IsOneWhateverArrivesTwiceOrLate()
    {
        Assert.Equal([(A, 1)], Post(new LockRequested { Requester = A, Number = 1 }));
        Assert.Empty(Post(new LockRequested { Requester = A, Number = 1 }));
        Assert.Empty(Post(new LockRequested { Requester = B, Number = 1 }));
        Assert.Equal([(B, 1)], Post(new LockRequested { Requester = A, Number = 2 }));
        Assert.Empty(Post(new LockReleased { Requester = A, Number = 1 }));
        Assert.Equal([(A, 2)], Post(new LockReleased { Requester = B, Number = 1 }));
        Assert.Empty(Post(new LockRequested { Requester = A, Number = 1 }));
        Assert.Empty(Post(new LockReleased { Requester = A, Number = 1 }));
        Assert.Equal(A, State.Holder);
        Assert.Empty(Post(new LockReleased { Requester = A, Number = 2 }));
        Assert.Null(State.Holder);
        Assert.Empty(State.Numbers);
        Assert.Empty(_snapshot.Mailbox.Received);
    }

    [Fact]
    public void Release_OfAnEarlierRequest_LeavesALaterOneInTheQueue()
    {
        Post(new LockRequested { Requester = A, Number = 1 });
        Post(new LockRequested { Requester = B, Number = 2 });
        Post(new LockReleased { Requester = B, Number = 1 });
        Assert.Equal([(B, 2)], Post(new LockReleased { Requester = A, Number = 1 }));
    }

    [Fact]
    public void Lock_AskedForAgainAfterThousandsOfOthers_IsGranted()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase: {id: p, activities: [{activity: {id: a, type: automated, lock: db, pipeline: {connector: c, pipeline: x}}}, {activity: {id: b, type: automated, lock: db, pipeline: {connector: c, pipeline: x}}}]}
            """);
        Assert.Equal(("Running", "Queued"), (run.Status("p.a"), run.Status("p.b")));
        run.Pause();
        run.Succeed("p.a");
        var db = MachineAddress.Lock("db");
        for (var i = 0; i < 2000; i++)
        {
            var other = new MachineAddress($"x{i}", 1, "p.a");
            run.Runtime.Deliver(db, new Envelope { From = other.ToString(), Message = new LockRequested { Requester = other, Number = 1 } });
            run.Runtime.Deliver(db, new Envelope { From = other.ToString(), Message = new LockReleased { Requester = other, Number = 1 } });
        }

        run.Resume();
        run.Succeed("p.b");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Grant_ThatNobodyWaitsFor_GoesBack()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase: {id: p, activities: [{activity: {id: a, type: automated, lock: db, pipeline: {connector: c, pipeline: x}}}, {activity: {id: m, type: manual}}]}
            """);
        var db = MachineAddress.Lock("db");
        run.Succeed("p.a");
        run.Runtime.Deliver(db, new Envelope { From = run.Address("p.a").ToString(), Message = new LockRequested { Requester = run.Address("p.a"), Number = 1 } });
        Assert.Null(((LockState)run.Runtime.Find(db)!.State!).Holder);
    }

    private List<(MachineAddress To, int Number)> Post(Message message)
    {
        var turn = MachineRunner.Deliver(_machine, _snapshot, new Envelope { From = A.ToString(), Message = message }, ReleaseRun.Start);
        _snapshot = turn.Snapshot;
        return [.. turn.Commands.OfType<Send>().Select(s => (s.To, (int)((LockGranted)s.Envelope.Message).Number))];
    }

    private LockState State => (LockState)_snapshot.State!;

    private List<MachineAddress> Request(MachineAddress requester) => Send(requester, new LockRequested { Requester = requester });

    private List<MachineAddress> Release(MachineAddress requester) => Send(requester, new LockReleased { Requester = requester });

    private List<MachineAddress> Send(MachineAddress from, Message message)
    {
        var sequence = _sent[from] = _sent.GetValueOrDefault(from) + 1;
        var turn = MachineRunner.Deliver(_machine, _snapshot, new Envelope { From = from.ToString(), Sequence = sequence, Message = message }, ReleaseRun.Start);
        _snapshot = turn.Snapshot;
        return [.. turn.Commands.OfType<Send>().Where(s => s.Envelope.Message is LockGranted).Select(s => s.To)];
    }
}
