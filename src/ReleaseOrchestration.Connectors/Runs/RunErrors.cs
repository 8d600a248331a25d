using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>What connectors to systems of runs refuse or report, by stable code: RO63xx.</summary>
internal static class RunErrors
{
    /// <summary>The code of a run that its system does not know.</summary>
    public const string UnknownRunCode = "RO6302";

    private const int Unprocessable = 422;

    public static ApplicationError Credentials(string host, string connector, int status, string excerpt) =>
        Error("RO6301", $"`{host}` refused the credentials of the connector `{connector}` (status {status}){Quoted(excerpt)}. Check `token`: its value, its rights, and whether it has expired.");

    public static ApplicationError UnknownRun(string host, string handle) =>
        Error(UnknownRunCode, $"`{host}` knows no run `{handle}`. It was deleted, or the credentials of the connector may not see it.");

    public static ApplicationError UnknownPipeline(string host, string pipeline, string excerpt) =>
        Error("RO6303", $"`{host}` knows no pipeline `{pipeline}`{Quoted(excerpt)}. Check `pipeline` and `ref`, and whether the credentials of the connector may see it.");

    public static ApplicationError UnclearStart(string host, string why) =>
        Error("RO6304", $"Nobody knows whether `{host}` has started the pipeline: {why} It was not started again. Look there, then retry the activity or skip it. A `correlation-input` of the connector lets such a run be found.");

    public static ApplicationError NeverAppeared(string host, string pipeline) =>
        Error("RO6305", $"`{host}` accepted the start of `{pipeline}`, but its run did not appear. If it is there, its `correlation-input` was not part of what the list of runs shows.");

    public static ApplicationError WrongOutputs(string handle, string problem) =>
        Error("RO6306", $"The outputs of the run `{handle}` cannot be used: {problem}.");

    public static ApplicationError ForeignRun(string handle, string host) =>
        Error("RO6307", $"The run `{handle}` is not one of `{host}`, where the connector leads now. Let the connector lead there again, or retry the activity.");

    public static ApplicationError NotYetClear(string host, string key) =>
        Error("RO6308", $"It is not known yet whether `{host}` has started `{key}`; it is looked for again.");

    public static ApplicationError WrongPipeline(string connector, string pipeline, string fix) =>
        Error("RO6309", $"The connector `{connector}` cannot start a pipeline named `{pipeline}`. {fix}");

    public static ApplicationError SeveralRuns(string host, string pipeline) =>
        Error("RO6310", $"`{host}` has several runs of `{pipeline}` that may be the one that was started. Set `correlation-input` so that they can be told apart.");

    public static ApplicationError StartedElsewhere(string key) =>
        Error("RO6311", $"Another call is starting `{key}` at the moment.");

    public static ApplicationError NoPlaceForRef(string connector, string reference) =>
        Error("RO6312", $"The connector `{connector}` cannot hand on the ref `{reference}`. Name the parameter that takes it in `ref-input`, or leave `ref` out.");

    private static ApplicationError Error(string code, string message) => new(code, Unprocessable, message);

    private static string Quoted(string excerpt) => excerpt.Length == 0 ? string.Empty : $": {excerpt}";
}
