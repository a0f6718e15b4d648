namespace DigestBot.Core.Text;

/// <summary>What people suffered, in the order in which a rise of it counts.</summary>
internal enum Toll
{
    Dead,
    Injured,
    Missing,
    Evacuated,
    Arrested,
}
