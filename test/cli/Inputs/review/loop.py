"""A function with a loop of some 24 statements."""

print("\nlong count_some(long *numbers, long number, long last)\n{\n\tlong i, sum = 0;\n")
print("\tfor (i = 0; i < last; i++) {")
for turn in range(1, 5):
    print(f"\t\tif (numbers[i] == {turn}) {{")
    for _ in range(4):
        print(f"\t\t\tsum += number % {turn};")
    print("\t\t}")
print("\t}\n\treturn sum;\n}")
