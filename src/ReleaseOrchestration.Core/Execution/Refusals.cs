using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The answers to signals: one place for their codes, which <c>docs/errors.md</c> lists.</summary>
internal static class Refusals
{
    public static SignalReply Accepted(string message) => new() { Accepted = true, Status = 202, Message = message };

    public static SignalReply NotHere(string what) => Conflict("RO3001", $"{what} does not take this request.");

    public static SignalReply Ended(string path, string status) =>
        Conflict("RO3002", $"{Subject(path)} has ended ({status}); nothing changes it any more.");

    public static SignalReply NotStarted(string path) =>
        Conflict("RO3003", $"'{path}' has not started; wait until it has, or skip it.");

    public static SignalReply AlreadyStarted(string path) =>
        Conflict("RO3004", $"'{path}' has started; only a node that has not started can be skipped.");

    public static SignalReply NoDecisionPending(string path) =>
        Conflict("RO3005", $"'{path}' is not on hold for a decision; retry, ignore and fail answer a failure.");

    public static SignalReply OtherAttempt(string path, int asked, int current) =>
        Conflict("RO3006", $"The request is about attempt {asked} of '{path}', but attempt {current} is the newest; read the node and decide again.");

    public static SignalReply CannotIgnore(string path, string reason) =>
        Conflict("RO3007", $"'{path}' cannot be ignored, because a value that it needs is missing ({reason}); retry or fail it.");

    public static SignalReply AlreadyPaused() => Conflict("RO3008", "The release is paused already.");

    public static SignalReply NotPaused() => Conflict("RO3009", "The release is not paused.");

    public static SignalReply UnknownNode(string path) =>
        UnknownNode(path, string.Empty);

    public static SignalReply UnknownNode(string path, string fix) =>
        new() { Code = "RO3010", Status = 404, Message = $"The process has no node '{path}'. {fix}".TrimEnd() };

    public static SignalReply ReasonMissing(string what) =>
        new() { Code = "RO3011", Status = 422, Message = $"To {what}, a reason is required; give one in 'reason'." };

    public static SignalReply AlreadyAborting() => Conflict("RO3012", "The release is being aborted already.");

    public static SignalReply InvalidInputs(string path, ImmutableArray<string> details) =>
        new() { Code = "RO3020", Status = 422, Message = $"Inputs for '{path}' are not valid; nothing was changed.", Details = details };

    public static SignalReply RestartedBefore(int run) => Conflict("RO3301", $"Run {run} was restarted before; read the release, and restart its newest run.");

    public static SignalReply StillRunning() =>
        Conflict("RO3302", "The release is running; wait until it has ended or is on hold, or abort it, then restart it.");

    public static SignalReply RestartInside(string path, string activity) =>
        new() { Code = "RO3303", Status = 422, Message = $"'{path}' is inside a subprocess; restart from '{activity}', which starts the subprocess again." };

    public static SignalReply RestartFromGate(string path, string phase) =>
        new() { Code = "RO3304", Status = 422, Message = $"'{path}' is a gate; restart from '{phase}', and its gates ask again." };

    public static SignalReply NoSignOff(string path) => Conflict("RO3101", $"'{path}' asks for no sign-off.");

    public static SignalReply SignOffClosed(string path, string outcome) =>
        Conflict("RO3102", $"The sign-off '{path}' is closed ({outcome}).");

    public static SignalReply DecidedBefore(string path, string person) =>
        Conflict("RO3103", $"{person} has decided '{path}' already; a decision stands.");

    public static SignalReply NotAnApprover(string path, string person, ImmutableArray<string> open) =>
        Forbidden("RO3104", $"{person} may not decide '{path}'; it waits for {string.Join(", ", open)}.");

    public static SignalReply Excluded(string path, string person, string role) =>
        Forbidden("RO3105", $"{person} may not decide '{path}', because the {role} of the release is excluded.");

    public static SignalReply InvalidFields(string path, ImmutableArray<string> details) =>
        new() { Code = "RO3106", Status = 422, Message = $"Values for '{path}' are not valid; nothing was recorded.", Details = details };

    public static SignalReply UnknownTask(string path, string task) =>
        new() { Code = "RO3107", Status = 404, Message = $"'{path}' has no task '{task}'." };

    public static SignalReply NotManual(string path) => Conflict("RO3108", $"'{path}' is not waiting for people.");

    public static SignalReply NoWait(string path) => Conflict("RO3109", $"'{path}' is not waiting for time.");

    public static SignalReply GaveVoteAway(string path, string person, string to) =>
        Forbidden("RO3131", $"{person} has delegated the vote on '{path}' to {to}; delegate it to {person} to take it back.");

    public static SignalReply NothingToDelegate(string path, string person, ImmutableArray<string> open) =>
        Forbidden("RO3132", $"{person} has no vote on '{path}' to delegate; it waits for {string.Join(", ", open)}.");

    public static SignalReply UnknownSeat(string path, string seat, ImmutableArray<string> open) =>
        new() { Code = "RO3133", Status = 404, Message = $"'{path}' waits for no '{seat}'; it waits for {string.Join(", ", open)}." };

    public static SignalReply InvalidDelegate(string path, string to, string why) =>
        new() { Code = "RO3134", Status = 422, Message = $"'{to}' cannot decide '{path}': {why}." };

    public static SignalReply OpenToAll(string path) =>
        Conflict("RO3135", $"Anyone may decide '{path}'; there is no vote to pass on.");

    public static SignalReply VoteUsed(string path, string seat) =>
        Conflict("RO3137", $"The vote of {seat} on '{path}' was passed on and has been used; a decision stands.");

    public static SignalReply SignInRequired(string path) =>
        Forbidden("RO3136", $"'{path}' takes decisions of people who have signed in; the link alone is not enough. Sign in, or decide with the API or relo.");

    public static SignalReply GlassByStarter(string person) =>
        Forbidden("RO3501", $"{person} started the release and may not break a freeze for it; ask two other people.");

    public static SignalReply GlassBySamePerson(string person) =>
        Forbidden("RO3502", $"{person} asked to break the freeze; another person has to confirm it.");

    public static SignalReply UnknownFreeze(string freeze) =>
        new() { Code = "RO3503", Status = 404, Message = $"There is no freeze '{freeze}' to break." };

    public static SignalReply GlassLapsed(string freeze, GlassRequest request) =>
        Conflict("RO3504", $"The request of {request.By} to break the freeze '{freeze}' lapsed at {request.ExpiresAt:yyyy-MM-dd HH:mm} UTC; ask anew.");

    public static SignalReply GlassBroken(string freeze, DateTimeOffset until) =>
        Conflict("RO3505", $"The freeze '{freeze}' is broken for this release already, until {until:yyyy-MM-dd HH:mm} UTC.");

    public static SignalReply GlassExpiry(string longest) =>
        new() { Code = "RO3506", Status = 422, Message = $"Say until when the freeze is to be broken: an instant from now on, at most {longest} ahead." };

    public static SignalReply TaskHasNoProcess(string path, string task) =>
        Conflict("RO3141", $"Task '{task}' of '{path}' starts no process; give the task a 'process' in the definition.");

    public static SignalReply TaskInputMissing(string path, string task, string why) =>
        new() { Code = "RO3142", Status = 422, Message = $"The process of task '{task}' of '{path}' cannot start: {why}; give the value in 'inputs'." };

    public static SignalReply LateReport(string path, int attempt, string why) =>
        Conflict("RO3201", $"The report for attempt {attempt} of '{path}' changes nothing: {why}.");

    private static string Subject(string path) => path.Length == 0 ? "The release" : $"'{path}'";

    private static SignalReply Conflict(string code, string message) => new() { Code = code, Status = 409, Message = message };

    private static SignalReply Forbidden(string code, string message) => new() { Code = code, Status = 403, Message = message };
}
