// Two folders in which the earlier uses the later, in a signature and in code alone: proof that the rule sees both.
namespace DigestBot.Tests.Architecture.Sample.Earlier
{
    internal sealed class UsesLaterInItsShape
    {
        public Later.Thing? Thing { get; init; }
    }

    internal static class UsesLaterInItsCode
    {
        public static bool IsThing(object other) => other is Sample.Later.OtherThing;
    }

    internal sealed class UsesNothing;
}

namespace DigestBot.Tests.Architecture.Sample.Later
{
    internal sealed class Thing;

    internal sealed class OtherThing;

    internal sealed class UsesEarlier
    {
        public Earlier.UsesNothing? Allowed { get; init; }
    }
}
