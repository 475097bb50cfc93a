// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.Controls
import Basalt.Theme

/** Names a thing of an application: by a path, or by the fields of its key. */
Column {
    id: root

    property list<string> keyFields
    property list<string> values
    property string chosenWay: "key"
    readonly property bool byPath: keyFields.length === 0 || chosenWay === "path"
    readonly property alias path: pathField.text
    readonly property bool complete: byPath ? path.trim() !== "" : Array.from(values).some(each => each.trim() !== "")

    function clear(): void {
        chosenWay = "key";
        pathField.clear();
        values = [];
        for (let index = 0; index < fields.count; ++index)
            (fields.itemAt(index) as KeyField)?.clear();
    }
    function setValue(index: int, text: string): void {
        values = Array.from(keyFields).map((field, i) => i === index ? text : values[i] ?? "");
    }

    spacing: Theme.space3

    Segmented {
        objectName: "thingWay"
        visible: root.keyFields.length > 0
        values: ["key", "path"]
        texts: [qsTr("By its key"), qsTr("By a path")]
        value: root.chosenWay
        onChosen: value => root.chosenWay = value
    }
    Repeater {
        id: fields

        model: root.keyFields.length

        KeyField {
            required property int index

            width: root.width
            visible: !root.byPath
            label: root.keyFields[index] ?? ""
            help: index === root.keyFields.length - 1 && index > 0 ? qsTr("A field that is left empty means all things that have the others.") : ""
            onEdited: text => root.setValue(index, text)
        }
    }
    FormField {
        width: parent.width
        visible: root.byPath
        label: qsTr("Path")
        help: qsTr("It means everything below it as well.")

        UiTextField {
            id: pathField

            objectName: "thingPath"
            width: parent.width
            mono: true
            placeholderText: "/reports/2026"
        }
    }
}
