using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Output;

/// <summary>Results go to standard output, messages to standard error. With JSON, standard output holds that alone.</summary>
internal sealed class CommandOutput(ReloShell shell, bool json)
{
    public bool IsJson => json;

    public ReloShell Shell => shell;

    /// <summary>An answer of the server: passed on as it is, or in words.</summary>
    public void Result(ApiAnswer answer, Func<string> words)
    {
        if (json)
        {
            Json(answer.Read(ReloJson.Default.JsonElement), ReloJson.Default.JsonElement);
        }
        else
        {
            shell.Out.WriteLine(words());
        }
    }

    /// <summary>As <see cref="Result(ApiAnswer, Func{string})"/>, with a table instead of words.</summary>
    public void Rows(ApiAnswer answer, Func<TextTable> table)
    {
        if (json)
        {
            Json(answer.Read(ReloJson.Default.JsonElement), ReloJson.Default.JsonElement);
        }
        else
        {
            table().Write(shell.Out);
        }
    }

    public void Json<T>(T value, JsonTypeInfo<T> type) => shell.Out.WriteLine(JsonSerializer.Serialize(value, type));

    public void Line(string text) => shell.Out.WriteLine(text);

    public void Message(string text) => shell.Error.WriteLine(text);

    public void Failure(ReloException failure)
    {
        shell.Error.WriteLine($"error: {failure.Message}");
        var problems = failure.Problem?.Problems ?? [];
        foreach (var problem in problems)
        {
            shell.Error.WriteLine(problem);
        }

        if (json)
        {
            Json(new FailureReport(new(failure.ExitCode, failure.Problem?.Status, failure.Problem?.Code, failure.Message, problems)), ReloJson.Default.FailureReport);
        }
    }
}
