package knowledge

import (
	"encoding/json"
	"slices"
)

// JSONSchema is the schema of a .loopvet.yml for editors, made of the lists that
// the parser uses. It cannot say that a name exists: "loopvet config check" does.
func JSONSchema() ([]byte, error) {
	top := object(slices.Concat(tableKeys, userKeys), nil)
	top["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	top["title"] = ".loopvet.yml"
	top["$defs"] = map[string]any{
		"text": map[string]any{"type": "string", "minLength": 1},
		// what stands alone is a list of one
		"texts":      oneOrMany(reference("text")),
		"category":   enum(categories),
		"loop":       object(allLoopKeys(), ruleSchemas(), "loop", "packages"),
		"operation":  object(operationKeys, nil, "at", "category"),
		"cost":       object(costKeys, map[string]any{"cost": reference("text")}, "at", "cost"),
		"safe":       object(safeKeys, nil, "at", "reason"),
		"flow":       either(reference("text"), object(flowKeys, nil, "at")),
		"call":       either(reference("text"), object(slices.Concat(flowKeys, callKeys), nil, "at")),
		"method":     either(reference("text"), object(slices.Concat(flowKeys, methodKeys), nil, "at")),
		"budgets":    map[string]any{"type": "object", "additionalProperties": valueSchema["budget"]},
		"shape":      object(shapeKeys, nil, shapeKeys...),
		"offload":    object(offloadKeys, nil),
		"exclusion":  either(reference("text"), object(exclusionKeys, nil, exclusionKeys...)),
		"assumption": enum(assumptions),
		"check":      enum(Checks()),
	}
	out, err := json.MarshalIndent(top, "", "  ")
	return append(out, '\n'), err
}

func allLoopKeys() []string {
	keys := slices.Clone(loopKeys)
	for _, lr := range loopRules {
		keys = append(keys, lr.key)
	}
	return keys
}

// valueSchema is what stands behind a key, wherever the key stands. Others are a
// text.
var valueSchema = map[string]any{
	"operations": oneOrMany(reference("operation")), "safe": oneOrMany(reference("safe")), "costs": oneOrMany(reference("cost")), "loops": oneOrMany(reference("loop")),
	"calls": oneOrMany(reference("call")), "calls-method": oneOrMany(reference("method")), "wraps": oneOrMany(reference("flow")), "spawns": oneOrMany(reference("flow")), "opaque": reference("texts"),
	"disable": reference("texts"), "budgets": reference("budgets"), "exclude": oneOrMany(reference("exclusion")),
	"assume": oneOrMany(reference("assumption")), "checks": oneOrMany(reference("check")),
	"min-grade": enum(grades), "light": boolean, "once": boolean, "each": boolean, "frequent": boolean, "rare": boolean,
	"at": reference("texts"), "classes": reference("texts"), "packages": reference("texts"), "paths": reference("texts"), "from": reference("texts"), "unless": reference("texts"),
	"category": reference("category"), "deadly": oneOrMany(reference("category")), "allow": oneOrMany(reference("category")),
	"cost":   enum(costs),
	"budget": map[string]any{"type": "string", "pattern": `^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$`},
	"shape":  reference("shape"), "offload": reference("offload"),
}

var boolean = map[string]any{"type": "boolean"}

// object is a mapping with these keys and no other. special are the schemas of
// keys that mean something else here than elsewhere.
func object(keys []string, special map[string]any, required ...string) map[string]any {
	properties := make(map[string]any)
	for _, key := range keys {
		switch {
		case special[key] != nil:
			properties[key] = special[key]
		case valueSchema[key] != nil:
			properties[key] = valueSchema[key]
		default:
			properties[key] = reference("text")
		}
	}
	schema := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		schema["required"] = required
	}
	return schema
}

// ruleSchemas are those of the keys of a loop that hold rules. "frequent" is such
// a key, and in a rule a flag.
func ruleSchemas() map[string]any {
	all := make(map[string]any)
	for _, lr := range loopRules {
		all[lr.key] = oneOrMany(either(reference("text"), object(slices.Concat(loopRuleKeys, lr.extra), nil, "at")))
	}
	return all
}

func reference(name string) map[string]any { return map[string]any{"$ref": "#/$defs/" + name} }

func either(schemas ...any) map[string]any { return map[string]any{"anyOf": schemas} }

func oneOrMany(schema map[string]any) map[string]any {
	return either(schema, map[string]any{"type": "array", "items": schema})
}

func enum[T ~string](words []T) map[string]any {
	return map[string]any{"enum": words}
}
