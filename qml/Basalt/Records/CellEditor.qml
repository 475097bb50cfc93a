// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Edits one value in place. Enter takes it and goes down, Tab takes it and goes right, Escape leaves it as it was. */
FocusScope {
    id: root

    required property RecordTableModel table
    property int row: -1
    property int column: -1
    property string kind
    property string problem
    readonly property bool opened: visible
    readonly property bool lookup: kind === "reference"
    readonly property bool choosing: kind === "select" || kind === "boolean"
    signal finished(rows: int, direction: int)
    /** The text is meant for all selected cells. */
    signal filled(text: string)

    visible: false
    // Or it would get the focus back whenever the grid does, and take its keys unseen.
    enabled: visible
    z: 2
    height: Theme.rowHeight

    function begin(atRow: int, atColumn: int, left: real, typed: string): void {
        row = atRow;
        column = atColumn;
        kind = table.cellText(row, column, "kind");
        problem = "";
        x = left;
        y = row * Theme.rowHeight;
        width = table.columns.width(column);
        visible = true;
        forceActiveFocus();
        if (lookup)
            picker.begin(typed);
        else if (choosing)
            choice.begin();
        else {
            input.text = typed !== "" ? typed : table.cellText(row, column, "editText");
            input.forceActiveFocus();
            if (typed === "")
                input.selectAll();
        }
    }

    /** Stages the text; stays open with the reason if it is no value of the field. */
    function take(text: string, rows: int, direction: int): void {
        problem = table.setText(row, column, text);
        if (problem !== "")
            return;
        visible = false;
        finished(rows, direction);
    }

    function fill(text: string): void {
        visible = false;
        filled(text);
        finished(0, 0);
    }

    /** Another cell was clicked: keep what is there if it is a value, drop it if not. */
    function commit(): void {
        if (!visible)
            return;
        if (!lookup && !choosing)
            table.setText(row, column, input.text);
        visible = false;
    }

    function cancel(): void {
        visible = false;
        finished(0, 0);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.field
        border.width: Theme.focusWidth
        border.color: root.problem !== "" ? Theme.danger : Theme.accent
    }
    TextInput {
        id: input

        objectName: "cellInput"
        anchors.fill: parent
        anchors.leftMargin: Theme.space2 + Theme.focusWidth
        anchors.rightMargin: Theme.space2
        visible: !root.lookup && !root.choosing
        clip: true
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        selectByMouse: true
        verticalAlignment: TextInput.AlignVCenter
        font.family: Theme.monoFamily
        font.pixelSize: Theme.fontMono
        font.preferShaping: false
        onTextEdited: root.problem = ""
        Keys.onReturnPressed: event => {
            if (event.modifiers & Qt.ControlModifier)
                root.fill(text);
            else
                root.take(text, 1, 0);
        }
        Keys.onEnterPressed: root.take(text, 1, 0)
        Keys.onTabPressed: root.take(text, 0, 1)
        Keys.onBacktabPressed: root.take(text, 0, -1)
        Keys.onUpPressed: root.take(text, -1, 0)
        Keys.onDownPressed: root.take(text, 1, 0)
        Keys.onEscapePressed: root.cancel()
        Accessible.name: qsTr("New value")
    }
    ChoiceList {
        id: choice

        anchors.fill: parent
        visible: root.choosing
        values: root.kind === "boolean" ? ["true", "false"] : root.table.choices(root.column)
        current: root.visible ? root.table.cellText(root.row, root.column, "editText") : ""
        onChosen: value => root.take(value, 0, 0)
        onCancelled: root.cancel()
    }
    ReferencePicker {
        id: picker

        anchors.fill: parent
        visible: root.lookup
        collection: root.visible && root.lookup ? root.table.target(root.column) : ""
        onChosen: id => root.take(id, 0, 0)
        onCancelled: root.cancel()
    }
    T.Popup {
        y: root.height + Theme.space1
        visible: root.visible && root.problem !== ""
        closePolicy: T.Popup.NoAutoClose
        padding: Theme.space2
        implicitWidth: contentItem.implicitWidth + 2 * padding
        implicitHeight: contentItem.implicitHeight + 2 * padding
        background: Surface {
            cornerRadius: Theme.radius
        }
        contentItem: Row {
            spacing: Theme.space1

            Icon {
                name: "circle-alert"
                color: Theme.danger
                size: Theme.iconSizeSmall
            }
            UiText {
                text: root.problem
                color: Theme.danger
                font.pixelSize: Theme.fontSecondary
                elide: Text.ElideNone
            }
        }
    }
}
