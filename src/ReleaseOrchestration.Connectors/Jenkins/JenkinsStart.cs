using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.Jenkins;

/// <summary>The call that puts a job into the queue.</summary>
internal static class JenkinsStart
{
    public static ApiCall Call(JenkinsSettings settings, RunOrder order, ImmutableArray<string> job)
    {
        var texts = order.Texts(settings.CorrelationInput);
        if (order.Ref.Length > 0)
        {
            texts = texts.SetItem(settings.RefInput, order.Ref);
        }

        // A job without parameters refuses the other address.
        var address = ApiAddress.Below(settings.Root, [.. JenkinsRun.Path(job), texts.IsEmpty ? "build" : "buildWithParameters"]);
        var form = string.Join('&', texts.Select(text => $"{Uri.EscapeDataString(text.Key)}={Uri.EscapeDataString(text.Value)}"));
        return new ApiCall(HttpMethod.Post, address) { Body = Encoding.UTF8.GetBytes(form), ContentType = "application/x-www-form-urlencoded", IsRepeatable = false };
    }

    /// <summary>The item of the queue that an answer names. Its host is not looked at: a controller may know itself by another name.</summary>
    public static long? ItemOf(HttpReply reply) =>
        reply.Location is { } location && location.AbsolutePath.TrimEnd('/').Split('/') is [.., "queue", "item", var number]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var item) ? item : null;
}
