using System.Text.Json;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Connectors.Notifications;

namespace ReleaseOrchestration.Connectors.Tests.Notifications;

/// <summary>What people type into names and reasons stays text, whatever a chat would make of it.</summary>
public sealed class ChatChannelTests
{
    private const string Sly = "<!channel> <@U123> <https://evil.example|click> &lt;!here&gt; @everyone *bold* _x_ `code` [a](https://evil.example) <at>Bob</at> {{DATE(2026)}} \u202Egnp.exe";

    [Fact]
    public void Slack_TextsOfOthers_ArePlainAndEscaped()
    {
        var json = JsonDocument.Parse(SlackChannel.Write(ChannelHost.Message(Sly, Sly, Sly))).RootElement;
        var texts = Strings(json).ToList();

        Assert.All(texts, text => Assert.DoesNotContain("<", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain('\u202E', text));
        Assert.Contains("&lt;!channel&gt; &lt;@U123&gt;", json.GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.Contains("&amp;lt;!here&amp;gt;", json.GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.False(json.GetProperty("mrkdwn").GetBoolean());
        Assert.All(Types(json).Where(type => type.EndsWith("_text", StringComparison.Ordinal) || type == "mrkdwn"), type => Assert.Equal("plain_text", type));
        Assert.Equal("https://relo.test/api/releases/r1/nodes/prod.smoke", Assert.Single(Named(json, "url")));
    }

    [Fact]
    public void Slack_LongTexts_KeepToItsLimits()
    {
        var many = new OutgoingMessage
        {
            Id = "m", Event = ChannelHost.Message().Event, Subject = new string('s', 5000), Text = new string('<', 5000), Link = "https://relo.test/x",
            Facts = [.. Enumerable.Range(0, 30).Select(i => KeyValuePair.Create($"n{i}", new string('v', 5000)))],
        };
        var json = JsonDocument.Parse(SlackChannel.Write(many)).RootElement;

        Assert.True(json.GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!.Length <= 150);
        Assert.True(json.GetProperty("blocks")[2].GetProperty("fields").GetArrayLength() <= 10);
        Assert.All(Strings(json.GetProperty("blocks")[2]), text => Assert.True(text.Length <= 2000));
    }

    [Fact]
    public void Teams_TextsOfOthers_AreRunsWithoutMarkdown()
    {
        var json = JsonDocument.Parse(TeamsChannel.Write(ChannelHost.Message(Sly, Sly + "\nsecond", Sly))).RootElement;
        var attachment = json.GetProperty("attachments")[0];

        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        var card = attachment.GetProperty("content");
        Assert.Equal(("AdaptiveCard", "1.4"), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString()));
        Assert.All(card.GetProperty("body").EnumerateArray(), block => Assert.Equal("RichTextBlock", block.GetProperty("type").GetString()));
        Assert.DoesNotContain("TextBlock", Types(json).Where(type => type != "RichTextBlock"));
        Assert.False(card.TryGetProperty("msteams", out _));
        Assert.All(Strings(card.GetProperty("body")), text => Assert.DoesNotContain('\u202E', text));
        Assert.Equal("https://relo.test/api/releases/r1/nodes/prod.smoke", Assert.Single(Named(json, "url")));
    }

    [Fact]
    public void Teams_LongTexts_KeepToItsLimit()
    {
        var many = ChannelHost.Message(new string('s', 250), new string('é', 50_000), new string('r', 50_000));
        Assert.True(TeamsChannel.Write(many).Length < 28 * 1024);
    }

    [Fact]
    public void ChatChannels_NeverHoldWhatDecides()
    {
        var message = ChannelHost.Message() with { PersonalLink = "https://relo.test/sign-off/token" };
        foreach (var bytes in new[] { SlackChannel.Write(message), TeamsChannel.Write(message), CloudEvent.Write(message, "https://relo.test") })
        {
            Assert.DoesNotContain("sign-off/token", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Types(JsonElement json) => Named(json, "type");

    private static IEnumerable<string> Named(JsonElement json, string name) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => p.Name == name && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : Named(p.Value, name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Named(item, name)),
        _ => [],
    };

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Strings(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };
}
