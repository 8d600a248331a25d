using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

/// <summary>What goes wrong with an answer.</summary>
/// <param name="Apply">Answers; the second argument does what was asked for and answers as usual.</param>
internal sealed record Fault(Func<HttpContext, Func<Task>, Task> Apply)
{
    private const int Huge = 1024 * 1024;

    /// <summary>An answer of a status, without doing anything.</summary>
    public static Fault Status(int status, string body = "", params (string Name, string Value)[] headers) => new((context, _) => WriteAsync(context, status, body, headers));

    /// <summary>The work is done, and the answer is another one.</summary>
    public static Fault DoneBut(int status) => new(async (context, work) =>
    {
        var body = context.Response.Body;
        context.Response.Body = Stream.Null;
        await work();
        context.Response.Body = body;
        context.Response.Clear();
        await WriteAsync(context, status, "upstream went away", []);
    });

    /// <summary>The work is done, and nobody hears of it.</summary>
    public static Fault AnswerLost { get; } = new(async (context, work) =>
    {
        context.Response.Body = Stream.Null;
        await work();
        context.Abort();
    });

    /// <summary>The request arrives, and nothing is done with it.</summary>
    public static Fault RequestLost { get; } = new((context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>The answer ends in the middle.</summary>
    public static Fault Truncated { get; } = new(async (context, _) =>
    {
        context.Response.ContentLength = 5000;
        await context.Response.WriteAsync("{\"id\":");
        await context.Response.Body.FlushAsync();
        context.Abort();
    });

    /// <summary>There is no answer while anybody waits for one.</summary>
    public static Fault Slow { get; } = new(async (context, _) =>
    {
        var left = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(left.SetResult);
        await left.Task;
    });

    /// <summary>An answer of more than anybody wants.</summary>
    public static Fault TooLarge { get; } = new((context, _) => WriteAsync(context, 200, $$"""{"id":1,"name":"{{new string('x', Huge)}}"}""", []));

    public static Fault Redirect(string to) => Status(302, string.Empty, ("Location", to));

    public static Fault RetryAfter(int status, int seconds) => Status(status, "slow down", ("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)));

    private static async Task WriteAsync(HttpContext context, int status, string body, (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body);
    }
}
