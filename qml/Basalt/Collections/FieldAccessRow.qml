// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One field: in which operations those who are chosen have it. */
RowLayout {
    id: root

    required property int index
    required property string field
    required property list<string> marks
    required property FieldAccessEditor access
    required property bool editable

    objectName: "fieldAccess_" + field
    spacing: 0
    Accessible.role: Accessible.Row
    Accessible.name: field

    MonoText {
        Layout.fillWidth: true
        text: root.field
        elide: Text.ElideRight
    }
    Repeater {
        model: root.access.operations

        Item {
            id: cell

            required property int index
            required property string modelData
            readonly property string mark: root.marks[index] ?? "none"

            Layout.preferredWidth: Theme.grid(27)
            implicitHeight: Theme.grid(7)

            UiCheckBox {
                objectName: "fieldMark_" + cell.modelData
                anchors.verticalCenter: parent.verticalCenter
                checked: cell.mark !== "none"
                enabled: root.editable && cell.mark !== "base"
                text: cell.mark === "base" ? qsTr("everybody") : ""
                Accessible.name: root.field + ", " + OperationTexts.text(cell.modelData)
                onToggled: {
                    root.access.setGiven(root.index, cell.modelData, checked);
                    checked = Qt.binding(() => cell.mark !== "none");
                }
            }
        }
    }
}
