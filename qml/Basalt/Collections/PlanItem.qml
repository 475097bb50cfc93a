// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One effect or obstacle of a schema change; where values do not fit, what shall become of them. */
ColumnLayout {
    id: root

    required property SchemaEditor editor
    required property string section
    required property string title
    required property string detail
    required property string tone
    required property string iconName
    required property string field
    required property bool fixable
    required property string place
    readonly property list<string> remedies: ["", "cast", "null", "cast,null", "default", "value"]

    objectName: "planItem_" + section + "_" + title
    spacing: Theme.space1

    PlanEffect {
        Layout.fillWidth: true
        title: root.title
        detail: root.detail
        tone: root.tone
        iconName: root.iconName
        wrong: root.section === "problem"
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space5
        visible: root.fixable
        spacing: Theme.space2

        UiComboBox {
            id: box

            objectName: "remedyBox"
            Layout.fillWidth: true
            model: [qsTr("Stop at such values"), qsTr("Nearest value that fits"), qsTr("Empty"), qsTr("Nearest, else empty"), qsTr("The default"), qsTr("This value:")]
            currentIndex: root.remedies.indexOf(root.editor.remedy(root.field))
            onActivated: at => {
                value.wrong = "";
                if (root.remedies[at] !== "value")
                    root.editor.setRemedy(root.field, root.remedies[at], "");
            }
        }
        UiTextField {
            id: value

            property string wrong: ""

            objectName: "remedyValue"
            Layout.preferredWidth: Theme.grid(24)
            visible: root.remedies[box.currentIndex] === "value"
            mono: true
            invalid: wrong !== ""
            placeholderText: qsTr("Value")
            onAccepted: wrong = root.editor.setRemedy(root.field, "value", text)
        }
    }
    UiText {
        Layout.leftMargin: Theme.space5
        visible: value.wrong !== ""
        text: value.wrong
        color: Theme.danger
        font.pixelSize: Theme.fontSecondary
    }
}
