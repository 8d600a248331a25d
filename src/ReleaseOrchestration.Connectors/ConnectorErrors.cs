using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors;

/// <summary>What connectors refuse or report, by stable code: RO60xx of all, RO61xx of <c>http</c>, RO62xx of <c>command</c>.</summary>
internal static class ConnectorErrors
{
    private const int Unprocessable = 422;
    private const int Unavailable = 503;

    public static ApplicationError UnknownConnector(string id) =>
        Error("RO6001", $"There is no connector `{id}`. Save one of that id, or name another in the activity's `pipeline.connector`; then retry the activity.");

    public static ApplicationError UnknownType(string id, string type, IEnumerable<string> known) =>
        Error("RO6002", $"The connector `{id}` is of type `{type}`, which this server cannot call. It can call: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");

    public static ApplicationError WrongSetting(string connector, string key, string problem, string fix) =>
        Error("RO6003", $"The setting `{key}` of the connector `{connector}` {problem}. {fix}");

    public static ApplicationError MissingSecret(string reference, string why) =>
        Error("RO6004", $"The secret `{reference}` {why}. Provide it to the server, then retry.");

    public static ApplicationError RefusedSecret(string reference, string rule) =>
        Error("RO6005", $"The secret `{reference}` may not be read: {rule}.");

    public static ApplicationError UnknownSecretStore(string reference, IEnumerable<string> known) =>
        Error("RO6006", $"The secret `{reference}` is in a store that this server cannot read. It can read {string.Join(", ", known)}.");

    public static ApplicationError UncheckedReport(ApplicationError why) =>
        new("RO6007", Unavailable, $"The report was not taken, because it cannot be searched for the secrets that this pipeline was sent. {why.Message} Report again then.");

    public static ApplicationError UnavailableSecret(string reference, string why) =>
        Error("RO6008", $"The secret `{reference}` cannot be had at the moment: {why}. It is tried again.");

    public static ApplicationError WrongUrl(string connector, string problem) =>
        Error("RO6101", $"The address of the connector `{connector}` {problem}.");

    public static ApplicationError HttpsRequired(string host) =>
        Error("RO6102", $"`{host}` is called without TLS. Write `https://`; plain http is for the server's own machine or network, where `Connectors:Http:AllowLoopback` or `AllowPrivate` permits that.");

    public static ApplicationError RefusedHost(string host) =>
        Error("RO6103", $"`{host}` is not among the hosts that `Connectors:Http:AllowedHosts` of the server names.");

    public static ApplicationError RefusedAddress(string host, string kind, string fix) =>
        Error("RO6104", $"`{host}` resolves to {kind}, which may not be called. {fix}");

    public static ApplicationError Refused(string host, int status, string excerpt) =>
        Error("RO6105", $"`{host}` refused the call with status {status}{Quoted(excerpt)}.");

    public static ApplicationError NoAnswer(string host, string what) =>
        Error("RO6106", $"`{host}` gave no usable answer: {what}.");

    public static ApplicationError Redirected(string host, int status) =>
        Error("RO6107", $"`{host}` answered with a redirect ({status}), which is not followed. Write the final address into the connector.");

    public static ApplicationError UnreadableAnswer(string host, string problem) =>
        Error("RO6108", $"The answer of `{host}` cannot be used: {problem}.");

    public static ApplicationError ForeignUrl(string name, string host) =>
        Error("RO6110", $"The answer of `{host}` names a `{name}` on another host, which is not called with this connector's headers. Answer with an address of the same scheme, host and port.");

    public static ApplicationError NothingToAsk(string connector) =>
        Error("RO6111", $"The connector `{connector}` has no address at which to ask for this pipeline. Set `poll-url`, or have the answer name a `pollUrl`.");

    public static ApplicationError HostFails(string host) =>
        Error("RO6112", $"`{host}` failed so often in the last seconds that it is left alone for some; then it is called again.");

    public static ApplicationError CommandsOff(string connector) =>
        Error("RO6201", $"The connector `{connector}` runs a local program, which is off on this server. Set `Connectors:Command:Enabled=true` to permit it.");

    public static ApplicationError RefusedFile(string file) =>
        Error("RO6202", $"The program `{file}` is not among those that `Connectors:Command:AllowedFiles` of the server names.");

    public static ApplicationError NotStarted(string file, string why) =>
        Error("RO6203", $"The program `{file}` did not start: {why}");

    public static ApplicationError ExitCode(string file, int code, string excerpt) =>
        Error("RO6204", $"The program `{file}` ended with exit code {code}{Quoted(excerpt)}.");

    public static ApplicationError TimedOut(string file, string limit) =>
        Error("RO6205", $"The program `{file}` did not end within {limit} and was killed.");

    public static ApplicationError WrongOutput(string problem) =>
        Error("RO6206", $"An output line cannot be used: {problem}. Write `::output NAME=value`.");

    public static ApplicationError WrongArgument(string problem) =>
        Error("RO6207", problem);

    public static ApplicationError Cancelled() =>
        Error("RO6208", "The program was killed because its activity was cancelled.");

    public static ApplicationError NotRunning() =>
        Error("RO6209", "The program is not running on this server any more.");

    public static ApplicationError DoesNotEnd(string key) =>
        Error("RO6210", $"The program of `{key}` does not end although it was killed. It must be gone before it may run again.");

    public static ApplicationError AlreadyRunning(string key) =>
        Error("RO6211", $"The program of `{key}` is running already.");

    /// <summary>The failed end of a pipeline that an error means.</summary>
    public static PipelineEnded Ended(this ApplicationError error, string logUrl = "") =>
        new() { Status = PipelineStatus.Failed, Message = error.Sentence(), LogUrl = logUrl };

    /// <summary>Code and message in one text.</summary>
    public static string Sentence(this ApplicationError error) => $"{error.Code}: {error.Message}";

    private static ApplicationError Error(string code, string message) => new(code, Unprocessable, message);

    private static string Quoted(string excerpt) => excerpt.Length == 0 ? string.Empty : $": {excerpt}";
}
